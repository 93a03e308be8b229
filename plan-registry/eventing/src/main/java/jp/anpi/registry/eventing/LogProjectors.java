package jp.anpi.registry.eventing;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.Topic;

/** Projectors on Kafka, one thread each. */
final class LogProjectors implements Projectors, AutoCloseable {

    private final ProjectorTools tools;
    private final List<Projector> running = new CopyOnWriteArrayList<>();

    LogProjectors(
            EventingProperties properties,
            TopicPlan plan,
            LogReader reader,
            EventCodec codec,
            Keyring keyring,
            DeadLetters deadLetters,
            InstantSource time,
            MeterRegistry meters) {
        this.tools = new ProjectorTools(
                properties, plan, reader, codec, keyring, deadLetters, time, meters, running::remove);
    }

    @Override
    public <T> Projector start(String name, Topic<T> topic, Projection<T> projection) {
        tools.plan().requireDeclared(topic);
        var projector = new LogProjector<>(name, topic, projection, tools);
        running.add(projector);
        projector.start();
        return projector;
    }

    @Override
    public List<Projector> running() {
        return List.copyOf(running);
    }

    @Override
    public void close() {
        running.forEach(Projector::close);
    }
}
