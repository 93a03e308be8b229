package jp.anpi.safety.check;

import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.InstantSource;
import java.time.ZoneId;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Projectors;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.ladder.DutyRosters;
import jp.anpi.safety.matching.Matching;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.sealing.SealedJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks: folding, deadlines, what one person's check shows and what people do to it. */
@Configuration(proxyBeanMethods = false)
public class CheckConfiguration {

    @Bean
    CheckStore checkStore(MongoDatabase safetyDatabase, SealedJson sealed) {
        return new CheckStore(safetyDatabase, sealed);
    }

    @Bean
    Notes checkNotes(MongoDatabase safetyDatabase, SealedJson sealed) {
        return new Notes(safetyDatabase, sealed);
    }

    @Bean
    ClaimHistory claimHistory(MongoDatabase safetyDatabase, SealedJson sealed) {
        return new ClaimHistory(safetyDatabase, sealed);
    }

    @Bean
    Bundles reportBundles(MongoDatabase safetyDatabase) {
        return new Bundles(safetyDatabase);
    }

    @Bean
    Faults checkFaults() {
        return new Faults();
    }

    @Bean
    CheckLife checkLife(
            CheckStore store,
            RawReports reports,
            Reconciliation reconciliation,
            Notes notes,
            ClaimHistory claims,
            Bundles bundles,
            Incidents incidents,
            FrozenRosters rosters,
            Roster roster,
            EventLog log,
            Projectors projectors,
            Assumptions assumptions,
            DutyRosters duty,
            ZoneId anpiZone,
            ReporterWatch reporters,
            InstantSource clock,
            Faults faults) {
        var loader = new CheckLoader(store, incidents, rosters, roster);
        var folder = new Folder(
                loader, new LetGo(reports, reconciliation), duty.beside(roster, anpiZone), assumptions, clock, faults);
        var writer = new CheckWriter(store, log, incidents);
        var facts = new FactWork(incidents, rosters, roster, store, loader, folder, writer);
        var owner = new CheckOwner(
                store, reports, reconciliation, notes, claims, bundles, loader, folder, writer, facts, reporters);
        return new CheckLife(store, notes, claims, bundles, owner, incidents, projectors);
    }

    @Bean
    ReporterWatch reporterWatch(
            CheckStore store, Incidents incidents, Roster roster, EventLog log, InstantSource clock) {
        return new ReporterWatch(store, incidents, roster, log, clock);
    }

    @Bean
    ReporterListRoutes reporterListRoutes(Incidents incidents, Roster roster, ReporterWatch reporters) {
        return new ReporterListRoutes(incidents, roster, reporters);
    }

    @Bean
    CheckReader checkReader(
            Incidents incidents,
            CheckStore store,
            RawReports reports,
            Notes notes,
            Reconciliation reconciliation,
            Matching matching,
            Bundles bundles,
            FrozenRosters rosters,
            Roster roster,
            InstantSource clock) {
        var shelf = new PersonReports(reports, reconciliation, matching, bundles, roster);
        return new CheckReader(
                store,
                reports,
                notes,
                reconciliation,
                shelf,
                new Overlaps(incidents, store, rosters),
                rosters,
                roster,
                clock);
    }

    @Bean
    CheckArchive checkArchive(
            CheckStore store,
            RawReports reports,
            Notes notes,
            ClaimHistory claims,
            Reconciliation reconciliation,
            Roster roster) {
        return new CheckArchive(store, reports, notes, claims, reconciliation, roster);
    }

    @Bean
    CheckCommands checkCommands(EventLog log, CheckStore store) {
        return new CheckCommands(log, store);
    }

    @Bean
    CheckRoutes checkRoutes(
            Incidents incidents, CheckReader reader, CheckCommands commands, Notes notes, InstantSource clock) {
        return new CheckRoutes(incidents, reader, commands, notes, clock);
    }

    @Bean
    DispatchRoutes dispatchRoutes(
            Incidents incidents, CheckReader reader, CheckCommands commands, InstantSource clock) {
        return new DispatchRoutes(incidents, reader, commands, clock);
    }

    @Bean
    InquiryRoutes inquiryRoutes(Incidents incidents, CheckReader reader, CheckStore store, FactLog facts) {
        return new InquiryRoutes(incidents, reader, store, facts);
    }

    @Bean
    UnmatchedReader unmatchedReader(
            Reconciliation reconciliation,
            Matching matching,
            RawReports reports,
            CheckStore store,
            FrozenRosters rosters,
            Roster roster) {
        return new UnmatchedReader(reconciliation, matching, reports, store, rosters, roster);
    }

    @Bean
    ReportEntries reportEntries(Incidents incidents, Reconciliation reconciliation, RawReports reports) {
        return new ReportEntries(incidents, reconciliation, reports);
    }

    @Bean
    UnmatchedRoutes unmatchedRoutes(Reconciliation reconciliation, UnmatchedReader unmatched, ReportEntries entries) {
        return new UnmatchedRoutes(reconciliation, unmatched, entries);
    }

    @Bean
    UnmatchedDecisionRoutes unmatchedDecisionRoutes(
            ReportEntries entries,
            Reconciliation reconciliation,
            RawReports reports,
            CheckReader reader,
            CheckCommands commands,
            ClaimHistory claims,
            InstantSource clock) {
        return new UnmatchedDecisionRoutes(entries, reconciliation, reports, reader, commands, claims, clock);
    }

    @Bean
    SetAsideRoutes setAsideRoutes(Followers followers) {
        return new SetAsideRoutes(followers);
    }
}
