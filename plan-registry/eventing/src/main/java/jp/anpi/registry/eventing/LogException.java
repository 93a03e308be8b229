package jp.anpi.registry.eventing;

import org.jspecify.annotations.Nullable;

/** The log did not take an event. Nothing is known to be durable; sending the same event again is the way on. */
public abstract sealed class LogException extends RuntimeException permits LogUnavailable, LogBusy {

    private static final long serialVersionUID = 1L;

    LogException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
