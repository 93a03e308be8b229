package jp.anpi.safety.check;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;

/** How often the rules failed on one event of one person, which then waits for a human being. */
final class Faults implements MeterBinder {

    private final LongAdder count = new LongAdder();

    void increment() {
        count.increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("anpi.check.faults", count, LongAdder::sum)
                .description("events the rules could not take; reports among them wait in the reconciliation queue")
                .register(registry);
    }
}
