package jp.anpi.safety.contract;

/** 連絡: whether anybody got through to the person. */
public enum ContactAxis {
    TRYING,
    UNREACHABLE,
    REACHED
}
