package jp.anpi.deploy.drills.product;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the drill was asked to stop; waiting always happens here, so that a stop ends every wait at once. */
public final class Stop {
    private final CountDownLatch asked = new CountDownLatch(1);

    public void ask() {
        asked.countDown();
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits; true when a stop was asked for before the time was up. An interrupt is such a wish. */
    public boolean within(Duration time) {
        try {
            return asked.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ask();
            return true;
        }
    }
}
