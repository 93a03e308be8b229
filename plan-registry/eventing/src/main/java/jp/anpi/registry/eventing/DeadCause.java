package jp.anpi.registry.eventing;

/** Why a record of the log could not be read, in kinds that people can be told about without quoting it. */
public enum DeadCause {
    /** Its key, content or envelope is missing or is not what it should be. */
    DAMAGED,
    /** It was changed on its way, or stands where it does not belong: another topic, another person, another mode. */
    CHANGED,
    /** A newer program wrote it. */
    NEWER_PROGRAM,
    /** Nobody here knows its type. */
    UNKNOWN_TYPE,
    /** Its content does not fit its type. */
    WRONG_CONTENT,
    /** The key that opens it is not here. */
    KEY_MISSING,
    /** It was set aside before causes had kinds. */
    UNTOLD
}
