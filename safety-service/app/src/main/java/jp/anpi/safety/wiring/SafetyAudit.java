package jp.anpi.safety.wiring;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Map;
import jp.anpi.registry.audit.Act;
import jp.anpi.registry.audit.AuditConfiguration;
import jp.anpi.registry.audit.AuditRules;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.audit.AuditTrails;
import jp.anpi.registry.contract.Purpose;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The safety service's trail, and what its calls mean there. */
@Configuration(proxyBeanMethods = false)
@Import(AuditConfiguration.class)
class SafetyAudit {

    private static final String OWN_RECORD =
            "each report is kept for ever with its sender, signed, as a record of its own";
    private static final String NAMES_NOBODY = "names nobody";

    @Bean
    AuditTrail safetyTrail(AuditTrails trails, @Qualifier("safetyDatabase") MongoDatabase database) {
        return trails.of("safety", database::getCollection);
    }

    @Bean
    AuditRules safetyAuditRules() {
        return new AuditRules(
                "safety",
                Map.of(
                        "/api/incidents",
                        Purpose.SAFETY_CHECK,
                        "/api/me",
                        Purpose.SAFETY_CHECK,
                        "/api/receipts",
                        Purpose.SAFETY_CHECK,
                        "/api/records",
                        Purpose.SAFETY_CHECK,
                        "/api/map",
                        Purpose.SAFETY_CHECK,
                        "/api/audit/safety",
                        Purpose.OVERSIGHT),
                Map.of("GET /api/incidents/{incident}/export", Purpose.TAKE_AWAY),
                Map.of(
                        "GET /api/incidents/{incident}/export",
                        Act.EXPORT,
                        "POST /api/incidents/{incident}/disclosures",
                        Act.DISCLOSURE,
                        "POST /api/incidents/{incident}/disclosures/{disclosure}/end",
                        Act.DISCLOSURE,
                        "POST /api/incidents/{incident}/caseload-links",
                        Act.DISCLOSURE,
                        "POST /api/incidents/{incident}/checks/{person}/inquiries",
                        Act.DISCLOSURE),
                Map.of(),
                Map.of(),
                Map.of(
                        "POST /api/incidents/{incident}/reports",
                        OWN_RECORD,
                        "POST /api/incidents/{incident}/answers",
                        OWN_RECORD,
                        "POST /api/incidents/{incident}/citizens",
                        OWN_RECORD,
                        "POST /api/receipts/verify",
                        "tells nothing beyond the receipt that the caller brings",
                        "GET /api/incidents",
                        NAMES_NOBODY,
                        "GET /api/incidents/{incident}",
                        NAMES_NOBODY,
                        "GET /api/incidents/{incident}/outages",
                        NAMES_NOBODY,
                        "GET /api/incidents/{incident}/shelters",
                        NAMES_NOBODY));
    }
}
