package jp.anpi.safety.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentEvent.MemberUnavailable.Sign;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.sealing.SealedJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notices reporters who are victims themselves. Whenever somebody's time to answer passes, or a question cannot be
 * delivered, all of their people are looked at together, a moment later and never while anything else is due. The finding
 * is a fact about the incident; several owners who find the same say the same, and saying it twice changes nothing.
 */
final class ReporterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ReporterWatch.class);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final int AT_ONCE = 10;
    private static final Actor ITSELF = new Actor("anpi", "システム", Role.SCRIPT, Optional.empty(), Optional.empty());

    private final CheckStore store;
    private final Incidents incidents;
    private final Roster roster;
    private final EventLog log;
    private final InstantSource clock;
    private final Set<Suspect> suspects = new LinkedHashSet<>();
    private Instant notBefore = Instant.EPOCH;

    private record Suspect(IncidentId incident, MemberId member) {}

    ReporterWatch(CheckStore store, Incidents incidents, Roster roster, EventLog log, InstantSource clock) {
        this.store = store;
        this.incidents = incidents;
        this.roster = roster;
        this.log = log;
        this.clock = clock;
    }

    /** Looks for reporters whose time passed, or whom a question did not reach. Only the owner's one thread calls. */
    void saw(Collection<CheckWriter.Decided> decided) {
        for (var one : decided) {
            SafetyCheck before = one.before();
            SafetyCheck after = one.decision().check();
            boolean passed = before.asking().isPresent()
                    && !after.reading().answered()
                    && !before.asking().equals(after.asking());
            for (NoticeSent notice : after.notices()) {
                Optional<MemberId> member = notice.recipient().member();
                boolean ofTheRung = passed
                        && notice.cycle() == before.cycle()
                        && notice.rung() == before.asking().map(Asking::rung).orElse(0);
                if (member.isPresent() && (ofTheRung || notice.fate() == NoticeSent.Fate.UNDELIVERABLE)) {
                    suspect(after.row().incident(), member.get());
                }
            }
        }
    }

    private void suspect(IncidentId incident, MemberId member) {
        boolean known = incidents
                .find(incident)
                .filter(one -> one.facts().absences().members().containsKey(member))
                .isPresent();
        if (!known && suspects.add(new Suspect(incident, member))) {
            notBefore = clock.instant().plus(SETTLE);
        }
    }

    /** When there is somebody to look at; empty when there is nobody. */
    Optional<Instant> next() {
        return suspects.isEmpty() ? Optional.empty() : Optional.of(notBefore);
    }

    /** Looks at a few; does nothing before its time. */
    Mono<Void> piece(Instant now) {
        if (suspects.isEmpty() || now.isBefore(notBefore)) {
            return Mono.empty();
        }
        List<Suspect> some = suspects.stream().limit(AT_ONCE).toList();
        return Flux.fromIterable(some)
                .concatMap(this::look)
                .then(Mono.fromRunnable(() -> some.forEach(suspects::remove)));
    }

    private Mono<Void> look(Suspect suspect) {
        Optional<Incident> incident =
                incidents.find(suspect.incident()).filter(one -> one.state() != Incident.State.CLOSED);
        Optional<MemberState> member = roster.findMember(suspect.member());
        if (incident.isEmpty() || member.isEmpty()) {
            return Mono.empty();
        }
        return standing(incident.get(), member.get())
                .flatMap(standing -> Mono.justOrEmpty(standing.sign()))
                .filter(_ -> !incidents
                        .find(suspect.incident())
                        .map(one -> one.facts().absences().members().containsKey(suspect.member()))
                        .orElse(true))
                .flatMap(sign -> tell(incident.get(), member.get(), sign));
    }

    /** How a member stands towards everybody they serve. */
    Mono<ReporterStanding> standing(Incident incident, MemberState member) {
        List<CheckKey> keys = new ArrayList<>();
        roster.everServedBy(member.id()).forEach(person -> keys.add(new CheckKey(incident.id(), person)));
        return store.find(keys)
                .map(Map::values)
                .map(checks -> ReporterStanding.of(
                        member.id(), member.role(), checks, incident.facts().absences()));
    }

    private Mono<Void> tell(Incident incident, MemberState member, Sign sign) {
        LOG.info("a reporter is taken for a victim: {} in incident {}", sign, incident.id());
        Instant at = incident.facts().clock().incidentTime(clock.instant());
        var event = new IncidentEvent.MemberUnavailable(
                incident.id(), member.id(), because(sign), at, ITSELF, Optional.of(sign));
        return log.append(
                        SafetyTopics.INCIDENT,
                        RecordKey.of(incident.id().value()),
                        event,
                        new EventContext(incident.mode(), SealedJson.keyOf(incident.id())))
                .then();
    }

    private static String because(Sign sign) {
        return switch (sign) {
            case UNDELIVERABLE -> "通知が一度も届いていません";
            case SILENT_FOR_ALL -> "担当するすべての方について、時間内に回答がありません";
        };
    }
}
