package jp.anpi.registry.eventing;

import org.jspecify.annotations.Nullable;

/** The log is down, too slow, or closed for writing. Spool the event elsewhere, or refuse it. */
public final class LogUnavailable extends LogException {

    private static final long serialVersionUID = 1L;

    public LogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
