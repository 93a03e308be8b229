package jp.anpi.notifier.message;

import java.util.Locale;

/** Where a message went. */
public enum ChannelName {
    /** Kept in the house for the desk to read. */
    SANDBOX,
    MAIL,
    /** There was no way. */
    NONE;

    /** As it stands in answers, events and metrics: {@code sandbox}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
