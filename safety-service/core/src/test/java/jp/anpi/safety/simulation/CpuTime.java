package jp.anpi.safety.simulation;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this thread has spent on a processor: other processes on the machine do not count. */
final class CpuTime {

    private CpuTime() {}

    static Duration of(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
}
