package jp.anpi.registry.eventing;

import org.jspecify.annotations.Nullable;

/** Sealed bytes, or a record of the log, that are not what they should be: damaged, moved, or of an unknown form. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final DeadCause why;

    /** @param message fit for a log: it never quotes the content */
    public Unreadable(DeadCause why, String message) {
        this(why, message, null);
    }

    Unreadable(DeadCause why, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.why = why;
    }

    public DeadCause why() {
        return why;
    }
}
