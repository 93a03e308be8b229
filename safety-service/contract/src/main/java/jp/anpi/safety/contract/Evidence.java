package jp.anpi.safety.contract;

/** How the reporter knows: seen or heard the person, or was told by somebody. */
public enum Evidence {
    DIRECT,
    HEARSAY
}
