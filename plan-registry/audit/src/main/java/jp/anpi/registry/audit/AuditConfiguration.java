package jp.anpi.registry.audit;

import static jp.anpi.registry.http.access.RouteRule.only;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.http.access.RouteRules;
import jp.anpi.registry.http.access.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * The trails of this process. Each service adds an {@link AuditTrail} bean, made by {@link AuditTrails}, and an
 * {@link AuditRules} bean of the same name.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
public class AuditConfiguration {

    private static final Set<Role> OVERSEERS = Set.of(Role.ADMIN, Role.AUDITOR);

    @Bean
    Anchors auditAnchors(EventLog log, Followers followers) {
        return new Anchors(log, followers);
    }

    @Bean
    AuditTrails auditTrails(Keyring keyring, Anchors anchors, InstantSource clock) {
        return new AuditTrails(keyring, anchors, clock);
    }

    @Bean
    AuditLife auditLife(
            List<AuditTrail> trails,
            Anchors anchors,
            AuditProperties properties,
            @Value("${anpi.zone:Asia/Tokyo}") ZoneId zone,
            InstantSource clock,
            ObjectProvider<MeterRegistry> meters) {
        MeterRegistry registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        for (AuditTrail trail : trails) {
            Gauge.builder("anpi.audit.waiting", trail, AuditTrail::waiting)
                    .description("lines of the audit trail that are not on disk yet")
                    .tag("chain", trail.name())
                    .register(registry);
            Gauge.builder("anpi.audit.lost", trail, AuditTrail::lost)
                    .description("happenings that could not be kept because too many waited")
                    .tag("chain", trail.name())
                    .register(registry);
        }
        return new AuditLife(trails, anchors, properties.retention(), zone, clock);
    }

    @Bean
    WebFilter auditFilter(
            ObjectProvider<AuditRules> rules,
            List<AuditTrail> trails,
            SignedIn signedIn,
            AuditProperties properties,
            InstantSource clock) {
        return new AuditFilter(
                rules.orderedStream().toList(), trails, signedIn, new RecentViews(properties.sameView(), clock));
    }

    @Bean
    AuditRoutes auditRoutes(List<AuditTrail> trails) {
        return new AuditRoutes(trails);
    }

    @Bean
    RouteRules auditRouteRules() {
        return RouteRules.of(
                only(OVERSEERS, "GET /api/audit"),
                only(OVERSEERS, "GET /api/audit/{chain}/verification"),
                only(OVERSEERS, "GET /api/audit/{chain}/persons/{person}"),
                only(OVERSEERS, "GET /api/audit/{chain}/accounts/{account}"));
    }

    @Bean
    DeclaredTopics auditTopic() {
        return new DeclaredTopics(List.of(RegistryTopics.AUDIT));
    }
}
