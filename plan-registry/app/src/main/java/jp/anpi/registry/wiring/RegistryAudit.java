package jp.anpi.registry.wiring;

import java.util.Map;
import java.util.Set;
import jp.anpi.registry.audit.Act;
import jp.anpi.registry.audit.AuditConfiguration;
import jp.anpi.registry.audit.AuditRules;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.audit.AuditTrails;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.http.page.Pages;
import jp.anpi.registry.store.RegistryDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The registry's trail, and what its calls mean there. */
@Configuration(proxyBeanMethods = false)
@Import(AuditConfiguration.class)
class RegistryAudit {

    @Bean
    AuditTrail registryTrail(AuditTrails trails, RegistryDatabase database) {
        return trails.of("registry", database::durable);
    }

    @Bean
    AuditRules registryAuditRules() {
        return new AuditRules(
                "registry",
                Map.of(
                        "/api",
                        Purpose.KEEPING_THE_REGISTRY,
                        "/api/auth",
                        Purpose.ACCESS,
                        "/api/enrolments",
                        Purpose.ACCESS,
                        "/api/devices",
                        Purpose.ACCESS,
                        "/api/exports",
                        Purpose.TAKE_AWAY,
                        "/api/sheets",
                        Purpose.SAFETY_CHECK,
                        "/api/audit",
                        Purpose.OVERSIGHT),
                Map.of(
                        "GET /api/persons/{id}/plan.pdf",
                        Purpose.TAKE_AWAY,
                        "GET /api/persons/{id}/card.pdf",
                        Purpose.TAKE_AWAY,
                        "GET /api/consents/{id}/people",
                        Purpose.TAKE_AWAY,
                        "GET /api/imports/{id}/errors.csv",
                        Purpose.TAKE_AWAY,
                        "GET /api/imports/{id}/missing.csv",
                        Purpose.TAKE_AWAY,
                        "POST /api/sheets",
                        Purpose.HAND_OUT),
                Map.ofEntries(
                        Map.entry("POST /api/auth/login", Act.SIGN_IN),
                        Map.entry("GET /api/auth/oidc/callback", Act.SIGN_IN),
                        Map.entry("POST /api/enrolments/redeem", Act.SIGN_IN),
                        Map.entry("POST /api/devices/tablet/holder", Act.SIGN_IN),
                        Map.entry("POST /api/enrolments/cards", Act.PRINT),
                        Map.entry("POST /api/persons/search", Act.VIEW),
                        Map.entry("POST /api/persons/alike", Act.VIEW),
                        Map.entry("GET /api/persons/{id}/plan.pdf", Act.PRINT),
                        Map.entry("GET /api/persons/{id}/card.pdf", Act.PRINT),
                        Map.entry("GET /api/exports/prints/{id}/file", Act.PRINT),
                        Map.entry("POST /api/sheets", Act.PRINT),
                        Map.entry("GET /api/imports/{id}/errors.csv", Act.EXPORT),
                        Map.entry("GET /api/imports/{id}/missing.csv", Act.EXPORT),
                        Map.entry("GET /api/exports/{kind}", Act.EXPORT),
                        Map.entry("GET /api/consents/{id}/people", Act.EXPORT),
                        Map.entry("POST /api/exports/persons", Act.EXPORT)),
                Map.of(
                        "GET /api/persons",
                        Set.of("id"),
                        "POST /api/persons",
                        Set.of("id"),
                        "POST /api/persons/alike",
                        Set.of("id"),
                        "POST /api/persons/search",
                        Set.of("id"),
                        "POST /api/members/{id}/hand-over",
                        Set.of("personId")),
                Map.of("/api/persons/{id}", "id", "/api/schedules/persons/{id}", "id"),
                Map.ofEntries(
                        Map.entry("GET /api/auth/me", "tells callers who they are; their coming in is recorded"),
                        Map.entry("GET /api/consents", "what was presumed of groups, in figures"),
                        Map.entry("POST /api/consents/count", "what would be presumed of groups, in figures"),
                        Map.entry("POST /api/offices/{id}/end/count", "whom it would concern, in figures"),
                        Map.entry("POST /api/members/{id}/end/count", "whom it would concern, in figures"),
                        Map.entry("GET /api/hazards/districts", "names nobody"),
                        Map.entry("GET /api/hazards/floods", "names nobody"),
                        Map.entry("GET /api/hazards/tiles/{zoom}/{x}/{y}", "names nobody"),
                        Map.entry("GET /api/hazards/ground", "names nobody"),
                        Map.entry("GET /api/hazards/ground/tiles/{zoom}/{x}/{y}", "names nobody"),
                        Map.entry("GET /api/hazards/shelters", "names nobody"),
                        Map.entry("GET /api/statistics/floods", "figures of the whole city"),
                        Map.entry("GET /api/statistics/plans", "figures of the whole city"),
                        Map.entry("GET /api/statistics/plans/standings", "figures of the whole city"),
                        Map.entry("GET /api/statistics/plans/notices", "figures of the whole city"),
                        Map.entry("GET /api/schedules/coverage", "figures of the whole city"),
                        Map.entry("GET /api/schedules/exchange", "names of files and who sent them"),
                        Map.entry(
                                "POST /api/imports/{kind}/headings", "shows senders their own list and keeps nothing"),
                        Map.entry("GET /api/imports/{kind}/profiles", "names headings and nobody"),
                        Map.entry("GET /api/imports", "what was taken in, in figures"),
                        Map.entry("GET /api/exports/prints/{id}", "how far a print is, in figures")));
    }

    /** Where the trails are read. */
    @Bean
    Pages auditPages() {
        return Pages.under("audit");
    }
}
