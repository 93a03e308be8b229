package jp.anpi.deploy.standalone;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the heap near what is alive. The serial collector lets its old space grow to the limit before it collects it once,
 * so a town that needs 100 MB would come to hold all that a city may need. Here the old space is collected whenever it has
 * grown by a third, and by at least {@value #LEAST_MIB} MiB, since it was last: a town's heap stays below half of the limit, a
 * city's has the limit to itself. When a busy time is over, it is collected once more, so that what the busy time took goes
 * back to the machine. Other collectors see to this themselves and are left alone.
 */
final class HeapKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeapKeeper.class);
    private static final String SERIAL_OLD = "MarkSweepCompact";
    private static final String SERIAL_YOUNG = "Copy";
    private static final int LEAST_MIB = 48;
    private static final long MIB = 1024 * 1024;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    /** Fewer young collections between two looks are a quiet time, more since the last whole one are worth a whole one. */
    private static final int QUIET = 8;

    private static final int BUSY = 40;

    /** Above this share of the limit the collector comes by itself soon enough. */
    private static final double NEAR_THE_LIMIT = 0.85;

    private final Optional<MemoryPoolMXBean> old;
    private final Optional<GarbageCollectorMXBean> young;
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final Semaphore grown = new Semaphore(0);
    private final NotificationListener listener = (notification, _) -> {
        if (notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED)) {
            grown.release();
        }
    };
    private final Thread thread = Thread.ofPlatform().daemon().name("anpi-heap").unstarted(this::keep);

    HeapKeeper() {
        old = oldSpace();
        young = collector(SERIAL_YOUNG);
        old.ifPresent(pool -> {
            ((NotificationEmitter) memory).addNotificationListener(listener, null, null);
            watch(pool, pool.getUsage().getUsed());
            thread.start();
        });
    }

    /** How full the old space may become before it is collected; 0 when that is the collector's own matter. */
    static long threshold(long alive, long limit) {
        long next = alive + Math.max(LEAST_MIB * MIB, alive / 3);
        return next > NEAR_THE_LIMIT * limit ? 0 : next;
    }

    /**
     * Whether the busy time since the last whole collection is over.
     *
     * @param sinceWhole young collections since then
     * @param sinceLook young collections since the last look
     */
    static boolean quietAgain(long sinceWhole, long sinceLook) {
        return sinceLook < QUIET && sinceWhole >= BUSY;
    }

    private static Optional<GarbageCollectorMXBean> collector(String name) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().equals(name))
                .findFirst();
    }

    private static Optional<MemoryPoolMXBean> oldSpace() {
        return collector(SERIAL_OLD)
                .flatMap(_ -> ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                        .findFirst());
    }

    private static void watch(MemoryPoolMXBean pool, long alive) {
        pool.setUsageThreshold(threshold(alive, pool.getUsage().getMax()));
    }

    private void keep() {
        long whole = 0;
        long looked = 0;
        try {
            while (true) {
                boolean full = grown.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                grown.drainPermits();
                long now = young.map(GarbageCollectorMXBean::getCollectionCount).orElse(0L);
                if (full || quietAgain(now - whole, now - looked)) {
                    old.ifPresent(HeapKeeper::collect);
                    whole = now;
                }
                looked = now;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void collect(MemoryPoolMXBean pool) {
        long before = pool.getUsage().getUsed();
        System.gc();
        long alive = pool.getCollectionUsage().getUsed();
        LOG.debug("{} of {} MiB are alive", alive / MIB, before / MIB);
        watch(pool, alive);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            ((NotificationEmitter) memory).removeNotificationListener(listener);
        } catch (ListenerNotFoundException notWatching) {
            LOG.trace("the heap was not kept");
        }
    }
}
