package jp.anpi.safety.contract;

/** The way a report came. */
public enum Channel {
    APP,
    LINK,
    PAPER,
    PHONE,
    FAX,
    MAIL,
    LINE,
    SMS,
    VOICE,
    RELAY
}
