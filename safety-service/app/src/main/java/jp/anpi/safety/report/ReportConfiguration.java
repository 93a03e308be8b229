package jp.anpi.safety.report;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.safety.contract.AnswerLink;
import jp.anpi.safety.contract.CaseloadToken;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.sealing.SealedJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;
import tools.jackson.databind.json.JsonMapper;

/** The intake of reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportProperties.class)
public class ReportConfiguration {

    @Bean
    RawReports rawReports(MongoDatabase safetyDatabase, SealedJson sealed) {
        return new RawReports(safetyDatabase, sealed);
    }

    @Bean
    Spool reportSpool(MongoDatabase safetyDatabase, SealedJson sealed, InstantSource clock) {
        return new Spool(safetyDatabase, sealed, clock);
    }

    @Bean
    KnownReports knownReports(RawReports reports) {
        return new KnownReports(reports);
    }

    @Bean
    ReportSink reportSink(EventLog log, Spool spool, ReportProperties bounds) {
        return new ReportSink(log, spool, bounds);
    }

    @Bean
    Relay reportRelay(Spool spool, ReportSink sink, Incidents incidents, ReportProperties bounds) {
        return new Relay(spool, sink, incidents, bounds);
    }

    @Bean
    ReceiptSigner receiptSigner(Keyring keyring) {
        return new ReceiptSigner(keyring.receiptKey());
    }

    @Bean
    Intake intake(
            Roster roster,
            FrozenRosters rosters,
            KnownReports known,
            ReportSink sink,
            ReceiptSigner signer,
            InstantSource clock,
            ReportProperties bounds) {
        return new Intake(roster, rosters, known, sink, signer, clock, bounds);
    }

    @Bean
    ReportRoutes reportRoutes(Incidents incidents, Intake intake, InstantSource clock, ReportProperties bounds) {
        return new ReportRoutes(incidents, intake, clock, bounds);
    }

    @Bean
    WebFilter quickIntake(ReportRoutes routes, JsonMapper json) {
        return new QuickIntake(routes, json);
    }

    @Bean
    AnswerRoutes answerRoutes(
            Incidents incidents, Intake intake, Keyring keyring, InstantSource clock, ReportProperties bounds) {
        return new AnswerRoutes(
                incidents,
                intake,
                keyring.macKey(AnswerLink.KEY_PURPOSE),
                keyring.macKey(CaseloadToken.KEY_PURPOSE),
                clock,
                bounds);
    }

    @Bean
    CitizenRoutes citizenRoutes(Incidents incidents, Intake intake, InstantSource clock, ReportProperties bounds) {
        return new CitizenRoutes(incidents, intake, clock, bounds);
    }

    @Bean
    ReceiptRoutes receiptRoutes(Incidents incidents, ReceiptSigner signer, RawReports reports, Spool spool) {
        return new ReceiptRoutes(incidents, signer, reports, spool);
    }

    @Bean
    ReportLife reportLife(RawReports reports, Spool spool, KnownReports known, Relay relay) {
        return new ReportLife(reports, spool, known, relay);
    }

    @Bean
    HealthIndicator reportSpoolHealthIndicator(Relay relay, ReportSink sink) {
        return new SpoolHealth(relay, sink);
    }

    @Bean
    MeterBinder reportMeters(Relay relay, Intake intake, ReportSink sink) {
        return registry -> {
            Gauge.builder("anpi.report.spooled", relay, Relay::waiting)
                    .description("reports that wait in the spool for the log")
                    .register(registry);
            Gauge.builder("anpi.report.under.way", intake, Intake::underWay)
                    .description("reports on their way to the log")
                    .register(registry);
            TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(sink.breakers())
                    .bindTo(registry);
        };
    }
}
