package jp.anpi.notifier.door;

/** A channel that reaches people. */
public enum LiveChannel {
    MAIL
}
