package jp.anpi.notifier.wiring;

import static jp.anpi.registry.http.access.RouteRule.only;

import java.util.Set;
import jp.anpi.notifier.asking.AskingConfiguration;
import jp.anpi.notifier.channel.ChannelConfiguration;
import jp.anpi.notifier.sandbox.SandboxConfiguration;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.RouteRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The notifier. Needs {@link jp.anpi.registry.eventing.EventingConfiguration},
 * {@link jp.anpi.registry.http.HttpConfiguration}, an {@link java.time.InstantSource} and a
 * {@link com.mongodb.reactivestreams.client.MongoClient}; is set by {@code anpi.notifier.*}, {@code anpi.mail.*} and
 * {@code anpi.zone}.
 */
@Configuration(proxyBeanMethods = false)
@Import({ChannelConfiguration.class, AskingConfiguration.class, SandboxConfiguration.class})
public class NotifierConfiguration {

    /** Messages name people, their needs and addresses: the desk reads them, nobody else. */
    private static final Set<Role> DESK = Set.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK);

    @Bean
    RouteRules notifierRoutes() {
        return RouteRules.of(only(DESK, "GET /api/notices"), only(DESK, "GET /sandbox"));
    }
}
