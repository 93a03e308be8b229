package jp.anpi.notifier.wiring;

import java.util.Map;
import jp.anpi.notifier.message.NotifierDatabase;
import jp.anpi.registry.audit.AuditConfiguration;
import jp.anpi.registry.audit.AuditRules;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.audit.AuditTrails;
import jp.anpi.registry.contract.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The notifier's trail. */
@Configuration(proxyBeanMethods = false)
@Import(AuditConfiguration.class)
class NotifierAudit {

    @Bean
    AuditTrail notifierTrail(AuditTrails trails, NotifierDatabase database) {
        return trails.of("notifier", database.database()::getCollection);
    }

    @Bean
    AuditRules notifierAuditRules() {
        return new AuditRules(
                "notifier",
                Map.of(
                        "/api/notices",
                        Purpose.SAFETY_CHECK,
                        "/sandbox",
                        Purpose.SAFETY_CHECK,
                        "/api/audit/notifier",
                        Purpose.OVERSIGHT),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of());
    }
}
