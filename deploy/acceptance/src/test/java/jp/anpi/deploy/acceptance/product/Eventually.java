package jp.anpi.deploy.acceptance.product;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition of a running product, with a bound and a sentence for the day it is not met. */
public final class Eventually {

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

    private Eventually() {}

    /** Returns once {@code condition} answers true; fails with {@code sentence} when it does not in time. */
    public static void within(Duration bound, String sentence, Callable<Boolean> condition) {
        within(bound, () -> sentence, condition);
    }

    /** The same; the sentence is made when it is needed. */
    public static void within(Duration bound, Supplier<String> sentence, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not within " + bound + ": " + sentence.get());
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
