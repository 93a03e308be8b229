package jp.anpi.registry.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.Eventing;
import jp.anpi.registry.eventing.EventingProperties;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.LogGate;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;

/** One real keyring for all tests of this JVM. */
public final class RealKeyring {

    private static final Eventing EVENTING = start();

    private RealKeyring() {}

    public static Keyring get() {
        return EVENTING.keyring();
    }

    private static Eventing start() {
        var eventing = Eventing.start(
                EventingProperties.of(TestEngines.kafkaBootstrap()).withTopicPrefix(TestEngines.freshPrefix()),
                TestEngines.freshDirectory().resolve("installation.key"),
                new DeclaredTopics(List.of()),
                SimTime.at("2026-11-21T09:00:00+09:00"),
                LogGate.OPEN,
                new SimpleMeterRegistry());
        eventing.keyring().ensure(KeyId.INSTALLATION).block(Duration.ofSeconds(20));
        return eventing;
    }
}
