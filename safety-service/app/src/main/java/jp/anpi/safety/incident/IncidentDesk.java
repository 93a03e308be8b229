package jp.anpi.safety.incident;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.Roster;
import jp.anpi.safety.roster.RosterCopy;
import jp.anpi.safety.sealing.SealedJson;
import jp.anpi.safety.store.StoreReads;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What people do to whole incidents: each act is a fact on the log before it is answered. */
final class IncidentDesk {

    private final Incidents incidents;
    private final ChunkStore chunks;
    private final Roster roster;
    private final RosterCopy copy;
    private final Policies policies;
    private final FactLog facts;
    private final Keyring keyring;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Retention retention;
    private final Map<IncidentId, Map<PriorityGroup, Integer>> planned = new ConcurrentHashMap<>();

    /** Incidents about all of whose people the first questions are out. */
    private final Set<IncidentId> wholly = ConcurrentHashMap.newKeySet();

    IncidentDesk(
            Incidents incidents,
            ChunkStore chunks,
            Roster roster,
            RosterCopy copy,
            Policies policies,
            FactLog facts,
            Keyring keyring,
            InstantSource clock,
            ZoneId zone,
            Retention retention) {
        this.incidents = incidents;
        this.chunks = chunks;
        this.roster = roster;
        this.copy = copy;
        this.policies = policies;
        this.facts = facts;
        this.keyring = keyring;
        this.clock = clock;
        this.zone = zone;
        this.retention = retention;
        incidents.onFact(fact -> {
            if (fact instanceof IncidentEvent.Ready
                    || fact instanceof IncidentEvent.Closed
                    || fact instanceof IncidentEvent.Deleted) {
                planned.remove(fact.incident());
            }
        });
    }

    /** Opens an incident, or answers the one that the same request opened before. */
    Mono<IncidentView> open(OpenRequest request, Actor by) {
        return Mono.justOrEmpty(request.id())
                .flatMap(incidents::openedAs)
                .switchIfEmpty(Mono.defer(() -> opened(request, by)))
                // Also of one that was just opened: somebody else may have been faster under the same id.
                .doOnNext(incident -> demandSame(request, incident.opened()))
                .flatMap(this::view);
    }

    private Mono<Incident> opened(OpenRequest request, Actor by) {
        Instant now = clock.instant();
        IncidentId id = Optional.ofNullable(request.id()).orElseGet(IncidentId::random);
        String policy = policies.inForceOn(now.atZone(zone).toLocalDate()).name();
        var opened = request.opened(id, CityGround.of(roster.districts()), policy, by, now);
        return keyring.ensure(SealedJson.keyOf(id)).then(Mono.defer(() -> facts.open(opened)));
    }

    private void demandSame(OpenRequest request, IncidentEvent.Opened held) {
        var again = request.opened(
                held.incident(), CityGround.of(roster.districts()), held.policy(), held.by(), held.openedAt());
        if (!again.equals(held)) {
            throw Problem.of(IncidentProblem.OPENED_OTHERWISE).refused();
        }
    }

    Mono<IncidentView> close(IncidentId id, Actor by) {
        return Mono.defer(() -> {
            Incident incident = known(id);
            return incident.state() == Incident.State.CLOSED
                    ? view(incident)
                    : facts.tell(new IncidentEvent.Closed(id, facts.now(incident), by))
                            .flatMap(this::view);
        });
    }

    /** Takes a closing back; one that is open stays as it is. */
    Mono<IncidentView> reopen(IncidentId id, String because, Actor by) {
        return Mono.defer(() -> {
            Incident incident = known(id);
            return incident.state() != Incident.State.CLOSED
                    ? view(incident)
                    : facts.tell(new IncidentEvent.Reopened(id, because, facts.now(incident), by))
                            .flatMap(this::view);
        });
    }

    Mono<Incident> memberUnavailable(IncidentId id, MemberId member, String because, Actor by) {
        return Mono.defer(() -> facts.tell(new IncidentEvent.MemberUnavailable(
                id, member, because, facts.now(facts.running(id)), by, Optional.empty())));
    }

    Mono<Incident> memberAvailable(IncidentId id, MemberId member, Actor by) {
        return Mono.defer(
                () -> facts.tell(new IncidentEvent.MemberAvailable(id, member, facts.now(facts.running(id)), by)));
    }

    Mono<Incident> officeUnavailable(IncidentId id, OfficeId office, String because, Actor by) {
        return Mono.defer(() ->
                facts.tell(new IncidentEvent.OfficeUnavailable(id, office, because, facts.now(facts.running(id)), by)));
    }

    Mono<Incident> officeAvailable(IncidentId id, OfficeId office, Actor by) {
        return Mono.defer(
                () -> facts.tell(new IncidentEvent.OfficeAvailable(id, office, facts.now(facts.running(id)), by)));
    }

    /** Somebody at the desk has seen everything that was handed to it by now; completes with that moment. */
    Mono<Instant> acknowledge(IncidentId id, Actor by) {
        return Mono.defer(() -> {
            Instant at = facts.now(facts.running(id));
            return facts.tell(new IncidentEvent.DeskAcknowledged(id, at, by)).thenReturn(at);
        });
    }

    /** The incident, or the refusal that there is none. */
    Incident known(IncidentId id) {
        return incidents.get(id.toString());
    }

    Relation relationToMember(MemberId member, Caller caller) {
        return roster.findMember(member)
                .map(state -> Relation.toColleague(state.office(), CallerAccess.actor(caller)))
                .orElse(Relation.NONE);
    }

    Mono<IncidentView> view(Incident incident) {
        Instant now = clock.instant();
        return switch (incident.state()) {
            case OPENING ->
                planned(incident).map(plan -> {
                    int of = sum(plan);
                    var progress = new IncidentView.Progress(Math.min(incident.frozenPeople(), of), of);
                    return IncidentView.of(incident, plan, Optional.of(progress), Optional.empty(), now, retention);
                });
            case OPEN ->
                StoreReads.answer(asking(incident))
                        .map(asking ->
                                IncidentView.of(incident, incident.roster(), Optional.empty(), asking, now, retention));
            case CLOSED ->
                Mono.just(IncidentView.of(
                        incident, incident.roster(), Optional.empty(), Optional.empty(), now, retention));
        };
    }

    /** How far the first questions are; empty, without asking the store again, once they are all out. */
    private Mono<Optional<IncidentView.Progress>> asking(Incident incident) {
        if (wholly.contains(incident.id())) {
            return Mono.just(Optional.empty());
        }
        int toAsk = incident.roster().entrySet().stream()
                .filter(group ->
                        incident.facts().policy().of(group.getKey()).ladder().asksSomebody())
                .mapToInt(Map.Entry::getValue)
                .sum();
        int everybody = sum(incident.roster());
        return chunks.askedPeople(incident.id(), _ -> true).map(asked -> {
            if (asked < everybody) {
                return Optional.of(new IncidentView.Progress(Math.min(asked, toAsk), toAsk));
            }
            wholly.add(incident.id());
            return Optional.empty();
        });
    }

    private static int sum(Map<PriorityGroup, Integer> groups) {
        return groups.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Who is in scope now; counted once, as soon as everybody is known here. */
    private Mono<Map<PriorityGroup, Integer>> planned(Incident incident) {
        return Mono.fromSupplier(() -> {
                    Map<PriorityGroup, Integer> known = planned.get(incident.id());
                    if (known != null) {
                        return known;
                    }
                    Map<PriorityGroup, Integer> counted = count(incident);
                    if (copy.isUpToDate()) {
                        planned.put(incident.id(), counted);
                    }
                    return counted;
                })
                .subscribeOn(Schedulers.parallel());
    }

    private Map<PriorityGroup, Integer> count(Incident incident) {
        Scope scope = new Scope(incident.opened().area(), incident.opened().groups());
        Map<PriorityGroup, Integer> counts = new EnumMap<>(PriorityGroup.class);
        for (var row : roster.rows()) {
            if (scope.on(row.lifecycle(), row.group(), row.home()) == Scope.Verdict.INSIDE) {
                counts.merge(row.group(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
