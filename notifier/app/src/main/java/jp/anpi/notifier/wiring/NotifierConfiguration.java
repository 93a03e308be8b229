package jp.anpi.notifier.wiring;

import static jp.anpi.registry.http.access.RouteRule.only;
import static jp.anpi.registry.http.access.RouteRule.signedIn;

import java.util.Set;
import jp.anpi.notifier.asking.AskingConfiguration;
import jp.anpi.notifier.channel.ChannelConfiguration;
import jp.anpi.notifier.message.MessageConfiguration;
import jp.anpi.notifier.push.PushConfiguration;
import jp.anpi.notifier.sandbox.SandboxConfiguration;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventingConfiguration;
import jp.anpi.registry.http.HttpConfiguration;
import jp.anpi.registry.http.access.RouteRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The notifier; what runs it imports this, says where store and log are ({@code anpi.mongodb-uri},
 * {@code anpi.kafka-bootstrap-servers}) and gives an {@link java.time.InstantSource}. Set by {@code anpi.notifier.*},
 * {@code anpi.mail.*}, {@code anpi.push.*} and {@code anpi.zone}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    EventingConfiguration.class,
    HttpConfiguration.class,
    MessageConfiguration.class,
    ChannelConfiguration.class,
    PushConfiguration.class,
    AskingConfiguration.class,
    SandboxConfiguration.class,
    NotifierAudit.class
})
public class NotifierConfiguration {

    /** Messages name people, their needs and addresses: the desk reads them, nobody else. */
    private static final Set<Role> DESK = Set.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK);

    @Bean
    RouteRules notifierRoutes() {
        return RouteRules.of(
                only(DESK, "GET /api/notices"),
                only(DESK, "GET /sandbox"),
                signedIn("GET /api/push").alsoAfterTheLastDay(),
                signedIn(
                        "POST /api/push")); // of who has left a phone would be nobody's, also once they go on after all
    }
}
