package jp.anpi.registry.eventing;

import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import jp.anpi.registry.contract.PersonId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** How many reports the log takes, each on disk before it is acknowledged. Broker and writer share this process. */
@Tag("long")
class AppendThroughputTest extends OnTheLog {

    private static final int WARM_UP = 60_000;
    private static final int MEASURED = 60_000;

    @Test
    void theLogTakesThousandsOfFlushedRecordsASecond() {
        Eventing eventing = start();
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int callers : new int[] {64, 1, 16, 64}) {
            run(eventing, callers, callers == 1 ? 2_000 : WARM_UP / 2);
            long cpu = system.getProcessCpuTime();
            long begun = System.nanoTime();
            int appended = callers == 1 ? 2_000 : MEASURED;
            long[] nanos = run(eventing, callers, appended);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Arrays.sort(nanos);
            System.out.printf(
                    "%d callers: %.0f appends/s, p50 %.2f ms, p99 %.2f ms, %.0f CPU-us each (1 KB, fsync before the acknowledgement)%n",
                    callers,
                    appended / seconds,
                    nanos[appended / 2] / 1e6,
                    nanos[appended * 99 / 100] / 1e6,
                    (system.getProcessCpuTime() - cpu) / 1e3 / appended);
            if (callers == 64) {
                assertThat(appended / seconds).isGreaterThan(1_000);
            }
        }
    }

    private static long[] run(Eventing eventing, int callers, int count) {
        var person = PersonId.random();
        var report = said(person, "x".repeat(900));
        var nanos = new long[count];
        var next = new AtomicInteger();
        Flux.range(0, count)
                .flatMap(
                        _ -> {
                            long begun = System.nanoTime();
                            return eventing.log()
                                    .append(FACTS, RecordKey.of(person), report, Fact.DRILL)
                                    .doOnSuccess(_ -> nanos[next.getAndIncrement()] = System.nanoTime() - begun);
                        },
                        callers,
                        callers)
                .blockLast();
        return nanos;
    }
}
