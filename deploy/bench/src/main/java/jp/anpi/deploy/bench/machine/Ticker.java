package jp.anpi.deploy.bench.machine;

/** A monotonic clock in nanoseconds: the only kind that measures durations. */
@FunctionalInterface
public interface Ticker {
    Ticker SYSTEM = System::nanoTime;

    long nanos();
}
