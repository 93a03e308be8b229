package jp.anpi.safety.contract;

/** 状態. A reported death stays a report until a restricted role confirms it. */
public enum Condition {
    SAFE,
    MINOR_INJURY,
    SERIOUS_INJURY,
    UNWELL,
    DEAD,
    UNKNOWN
}
