package jp.anpi.safety.wiring;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.DeclaredTopics;
import jp.anpi.registry.eventing.EventingConfiguration;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.http.HttpConfiguration;
import jp.anpi.registry.http.access.RouteRules;
import jp.anpi.registry.http.page.Pages;
import jp.anpi.safety.archive.ArchiveConfiguration;
import jp.anpi.safety.board.BoardConfiguration;
import jp.anpi.safety.board.Boards;
import jp.anpi.safety.check.CheckConfiguration;
import jp.anpi.safety.check.CheckLife;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.facility.FacilityConfiguration;
import jp.anpi.safety.facility.FacilityLife;
import jp.anpi.safety.incident.IncidentConfiguration;
import jp.anpi.safety.incident.IncidentErasure;
import jp.anpi.safety.incident.IncidentLife;
import jp.anpi.safety.incident.Policies;
import jp.anpi.safety.ladder.DutyRosters;
import jp.anpi.safety.ladder.LadderProperties;
import jp.anpi.safety.lookahead.LookAheadConfiguration;
import jp.anpi.safety.matching.MatchingConfiguration;
import jp.anpi.safety.matching.MatchingLife;
import jp.anpi.safety.phone.PhoneConfiguration;
import jp.anpi.safety.progress.ProgressConfiguration;
import jp.anpi.safety.report.ReportConfiguration;
import jp.anpi.safety.report.ReportLife;
import jp.anpi.safety.roster.RosterConfiguration;
import jp.anpi.safety.roster.RosterCopy;
import jp.anpi.safety.sealing.SealedJson;
import jp.anpi.safety.serverclock.ServerClockConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The safety service. Needs a reactive {@link MongoClient} and an {@link InstantSource} bean; everything else has its
 * defaults.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SafetyProperties.class, LadderProperties.class})
@Import({
    EventingConfiguration.class,
    HttpConfiguration.class,
    RosterConfiguration.class,
    IncidentConfiguration.class,
    ReportConfiguration.class,
    MatchingConfiguration.class,
    CheckConfiguration.class,
    BoardConfiguration.class,
    LookAheadConfiguration.class,
    FacilityConfiguration.class,
    PhoneConfiguration.class,
    ArchiveConfiguration.class,
    ProgressConfiguration.class,
    ServerClockConfiguration.class,
    SafetyAudit.class
})
public class SafetyConfiguration {

    @Bean
    MongoDatabase safetyDatabase(MongoClient client, SafetyProperties properties) {
        return client.getDatabase(properties.safetyDatabase());
    }

    @Bean
    IncidentErasure incidentErasure(MongoDatabase safetyDatabase) {
        return new StoredRecords(safetyDatabase);
    }

    @Bean
    ZoneId anpiZone(SafetyProperties properties) {
        return properties.zone();
    }

    @Bean
    SealedJson sealedJson(Keyring keyring) {
        return new SealedJson(keyring);
    }

    @Bean
    Policies ladderPolicies(LadderProperties properties) {
        return properties.read();
    }

    @Bean
    DutyRosters dutyRosters(LadderProperties properties) {
        return properties.readDuty();
    }

    @Bean
    Assumptions lifeSupportAssumptions() {
        return Assumptions.STANDARD;
    }

    @Bean
    DeclaredTopics safetyTopics() {
        return new DeclaredTopics(Stream.of(SafetyTopics.ALL, RegistryTopics.ALL)
                .flatMap(List::stream)
                .toList());
    }

    @Bean
    RouteRules safetyRoutes() {
        return SafetyRoutes.RULES;
    }

    /** The page everybody begins at; it lies beside the folders of the others. */
    @Bean
    Pages startPage() {
        return new Pages("/", "classpath:/static/");
    }

    @Bean
    Pages boardPages() {
        return Pages.under("board");
    }

    @Bean
    Pages phonePages() {
        return Pages.under("phone");
    }

    /** Where the link of a message is answered without signing in. */
    @Bean
    Pages answerPages() {
        return Pages.under("answer");
    }

    /** Where citizens say how they are themselves, while the desk keeps it open. */
    @Bean
    Pages citizenPages() {
        return Pages.under("citizen");
    }

    /** How far the city has come, for everybody; says so when the city does not show it. */
    @Bean
    Pages publicPages() {
        return Pages.under("public");
    }

    /** Sheets that explain each role's part, to read and to print. */
    @Bean
    Pages guidePages() {
        return Pages.under("guide");
    }

    @Bean
    SafetyLife safetyLife(
            Keyring keyring,
            RosterCopy roster,
            IncidentLife incidents,
            ReportLife reports,
            MatchingLife matching,
            CheckLife checks,
            FacilityLife facilities,
            Boards boards) {
        return new SafetyLife(keyring, roster, incidents, reports, matching, checks, facilities, boards);
    }

    @Bean
    HealthIndicator safetyHealthIndicator(SafetyLife life) {
        return life::health;
    }
}
