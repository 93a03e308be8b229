package jp.anpi.registry.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about, with a bound. */
public final class Until {

    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private Until() {}

    /** @param what said when it does not come true in time, for example {@code "the report is stored"} */
    public static void holds(String what, Duration within, BooleanSupplier condition) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + within + ": " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /** Within twenty seconds: enough for a loaded machine, short enough for a test that fails. */
    public static void holds(String what, BooleanSupplier condition) {
        holds(what, Duration.ofSeconds(20), condition);
    }
}
