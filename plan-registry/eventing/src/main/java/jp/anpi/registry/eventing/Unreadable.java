package jp.anpi.registry.eventing;

import org.jspecify.annotations.Nullable;

/** Sealed bytes, or a record of the log, that are not what they should be: damaged, moved, or of an unknown form. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Unreadable(String message) {
        this(message, null);
    }

    public Unreadable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
