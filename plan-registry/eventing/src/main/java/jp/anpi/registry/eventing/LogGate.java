package jp.anpi.registry.eventing;

import java.util.Optional;

/**
 * Lets whoever runs the log close it for writing, for example before the disk is full. Asked before every append, so it
 * must be quick; while it gives a reason, appends fail with {@link LogUnavailable}.
 */
@FunctionalInterface
public interface LogGate {

    LogGate OPEN = Optional::empty;

    /** Why nothing may be appended now; empty when the log is open. */
    Optional<String> closed();
}
