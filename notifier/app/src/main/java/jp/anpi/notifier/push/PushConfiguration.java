package jp.anpi.notifier.push;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.message.NotifierDatabase;
import jp.anpi.registry.eventing.Keyring;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Notifications on phones; without {@code anpi.push.subject} there are none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PushProperties.class)
public class PushConfiguration {

    @Bean
    SubscriptionStore pushSubscriptions(NotifierDatabase database, Keyring keyring) {
        return new SubscriptionStore(database.database(), keyring);
    }

    @Bean(destroyMethod = "close")
    Nudges nudges(
            Door door,
            PushProperties properties,
            Keyring keyring,
            SubscriptionStore subscriptions,
            InstantSource clock,
            ObjectProvider<MeterRegistry> known) {
        MeterRegistry meters = known.getIfAvailable(SimpleMeterRegistry::new);
        Optional<PushService> service = service(properties, keyring, clock);
        service.ifPresent(pushing -> TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(pushing.breakers())
                .bindTo(meters));
        return new Nudges(door, service.map(pushing -> new Nudges.Phones(pushing, subscriptions)), meters);
    }

    @Bean
    PushRoutes pushRoutes(
            PushProperties properties, Keyring keyring, SubscriptionStore subscriptions, InstantSource clock) {
        return new PushRoutes(vapid(properties, keyring), service(properties, keyring, clock), subscriptions, clock);
    }

    private static Optional<Vapid> vapid(PushProperties properties, Keyring keyring) {
        return Optional.of(properties)
                .filter(PushProperties::configured)
                .map(set -> new Vapid(keyring.macKey("web push"), set.subject()));
    }

    private static Optional<PushService> service(PushProperties properties, Keyring keyring, InstantSource clock) {
        return vapid(properties, keyring).map(us -> new PushService(WebClient.create(), us, properties, clock));
    }
}
