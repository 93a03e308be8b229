package jp.anpi.registry.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands until a test moves it, with an agenda. Work falls due <em>at</em> its instant: moving forward by
 * exactly a delay runs it, and while it runs the clock shows that instant. May be read from any thread; is moved by one.
 */
public final class SimTime implements InstantSource {

    private static final int STANDSTILL = 100_000;

    private record Due(Instant at, long order, Runnable work) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Instant now;
    private long orders;

    private SimTime(Instant start) {
        this.now = start;
    }

    public static SimTime at(Instant start) {
        return new SimTime(start);
    }

    /** @param start ISO-8601, for example {@code 2026-06-01T09:00:00+09:00} */
    public static SimTime at(String start) {
        return new SimTime(OffsetDateTime.parse(start).toInstant());
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Work for an instant; one that has passed is due at the next {@link #forward}. Same instant: in the order given. */
    public void schedule(Instant at, Runnable work) {
        synchronized (agenda) {
            agenda.add(new Due(at, orders++, work));
        }
    }

    public void scheduleAfter(Duration delay, Runnable work) {
        schedule(now.plus(delay), work);
    }

    /** Told each time the clock has moved, for example to wake a loop that waits on wall time. */
    public void onMove(Runnable watcher) {
        watchers.add(watcher);
    }

    /**
     * Moves the clock and runs everything that falls due on the way, the end included.
     *
     * @throws AssertionError when work keeps scheduling work for the same instant
     */
    public void forward(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + by);
        }
        Instant end = now.plus(by);
        int runsAtOneInstant = 0;
        for (Due due = next(end); due != null; due = next(end)) {
            if (due.at().isAfter(now)) {
                now = due.at();
                runsAtOneInstant = 0;
                watchers.forEach(Runnable::run);
            }
            if (++runsAtOneInstant > STANDSTILL) {
                throw new AssertionError("time stands still at " + now);
            }
            due.work().run();
        }
        now = end;
        watchers.forEach(Runnable::run);
    }

    /** {@code "20m"}, {@code "1h30m"}, {@code "45s"}, {@code "2d"}. */
    public void forward(String by) {
        String upper = by.toUpperCase(Locale.ROOT);
        forward(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
    }

    private @Nullable Due next(Instant end) {
        synchronized (agenda) {
            Due first = agenda.peek();
            return first == null || first.at().isAfter(end) ? null : agenda.poll();
        }
    }
}
