package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What every projector works with. */
record ProjectorTools(
        EventingProperties properties,
        TopicPlan plan,
        LogReader reader,
        EventCodec codec,
        Keyring keyring,
        DeadLetters deadLetters,
        InstantSource time,
        MeterRegistry meters,
        Consumer<Projector> closed) {}
