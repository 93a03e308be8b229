package jp.anpi.safety.matching;

import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.ladder.DutyRosters;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import jp.anpi.safety.sealing.SealedJson;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whom reports in words are about. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MatchingProperties.class)
public class MatchingConfiguration {

    @Bean(destroyMethod = "close")
    Matching matching(Roster roster, RosterCopy copy, MatchingProperties properties) {
        return new Matching(roster, copy, properties);
    }

    @Bean
    UnmatchedQueue unmatchedQueue(MongoDatabase safetyDatabase, SealedJson sealed) {
        return new UnmatchedQueue(safetyDatabase, sealed);
    }

    @Bean
    DecisionHistory decisionHistory(MongoDatabase safetyDatabase, SealedJson sealed) {
        return new DecisionHistory(safetyDatabase, sealed);
    }

    @Bean
    AutoLinks autoLinks(
            Matching matching,
            UnmatchedQueue queue,
            RawReports reports,
            Incidents incidents,
            FrozenRosters rosters,
            DutyRosters duty,
            EventLog log,
            InstantSource clock,
            MatchingProperties properties) {
        var calls = new DutyCalls(queue, incidents, duty, log, clock);
        return new AutoLinks(matching, queue, reports, incidents, rosters, calls, log, clock, properties);
    }

    @Bean
    Reconciliation reconciliation(
            UnmatchedQueue queue,
            DecisionHistory history,
            AutoLinks automatic,
            Assumptions assumptions,
            Incidents incidents,
            EventLog log,
            InstantSource clock) {
        return new Reconciliation(queue, history, automatic, new Arrivals(assumptions), incidents, log, clock);
    }

    @Bean
    MatchingLife matchingLife(Matching matching, UnmatchedQueue queue, DecisionHistory history, AutoLinks automatic) {
        return new MatchingLife(matching, queue, history, automatic);
    }

    @Bean
    MeterBinder matchingMeters(Matching matching) {
        return matching::register;
    }
}
