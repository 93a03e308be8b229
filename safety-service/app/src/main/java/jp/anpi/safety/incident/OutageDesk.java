package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.OutageId;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Mono;

/** Declares, changes and ends outages; each is told whole again, so that the newest fact of an id is the outage. */
final class OutageDesk {

    private final FactLog facts;
    private final Roster roster;

    OutageDesk(FactLog facts, Roster roster) {
        this.facts = facts;
        this.roster = roster;
    }

    Mono<OutageView> declare(IncidentId id, OutageRequest request, Actor by) {
        return Mono.defer(() -> {
            OutageId made = Optional.ofNullable(request.id()).orElseGet(OutageId::random);
            Incident incident = facts.running(id);
            return find(incident, made)
                    .map(held -> asHeld(incident, held, request))
                    .orElseGet(() -> tell(incident, made, Optional.empty(), request, by));
        });
    }

    /** Sent again after a lost answer; what somebody changed of it since is not undone by it. */
    private Mono<OutageView> asHeld(Incident incident, Outage held, OutageRequest again) {
        if (!isSame(held, checked(incident, Optional.empty(), again))) {
            throw Problem.of(IncidentProblem.TOLD_OTHERWISE).refused();
        }
        return Mono.just(view(incident, held));
    }

    Mono<OutageView> change(IncidentId id, String outage, OutageRequest request, Actor by) {
        return Mono.defer(() -> {
            Incident incident = facts.running(id);
            Outage before = known(incident, outage);
            return tell(incident, before.id(), Optional.of(before), request, by);
        });
    }

    /** Ends it, now unless said otherwise. */
    Mono<OutageView> end(IncidentId id, String outage, Optional<OutageRequest> request, Actor by) {
        return Mono.defer(() -> {
            Incident incident = facts.running(id);
            Outage before = known(incident, outage);
            Instant now = facts.now(incident);
            Instant end = now.isBefore(before.startedAt()) ? before.startedAt() : now;
            OutageRequest ending = request.filter(said -> said.endedAt() != null)
                    .orElse(new OutageRequest(
                            null,
                            null,
                            null,
                            end.atZone(incident.facts().zone()).toOffsetDateTime(),
                            null));
            return tell(incident, before.id(), Optional.of(before), ending, by);
        });
    }

    List<OutageView> list(Incident incident) {
        return incident.facts().outages().stream()
                .map(outage -> view(incident, outage))
                .toList();
    }

    private Mono<OutageView> tell(
            Incident incident, OutageId id, Optional<Outage> before, OutageRequest request, Actor by) {
        var outage = checked(incident, before, request);
        var fact = new IncidentEvent.OutageDeclared(
                incident.id(), id, outage.area(), outage.startedAt(), outage.endedAt(), by);
        return facts.tell(fact).map(now -> view(now, find(now, id).orElseThrow()));
    }

    private OutageRequest.Checked checked(Incident incident, Optional<Outage> before, OutageRequest request) {
        CityGround city = CityGround.of(roster.districts());
        return request.check(before, city, incident.facts().onsetAt(), facts.now(incident));
    }

    private static boolean isSame(Outage told, OutageRequest.Checked outage) {
        return told.territory().area().equals(outage.area())
                && told.startedAt().equals(outage.startedAt())
                && told.endedAt().equals(outage.endedAt());
    }

    private static Outage known(Incident incident, String id) {
        try {
            return find(incident, OutageId.of(id))
                    .orElseThrow(
                            () -> Problem.of(IncidentProblem.UNKNOWN_OUTAGE).refused());
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(IncidentProblem.UNKNOWN_OUTAGE).refused();
        }
    }

    private static Optional<Outage> find(Incident incident, OutageId id) {
        return incident.facts().outages().stream()
                .filter(outage -> outage.id().equals(id))
                .findFirst();
    }

    private OutageView view(Incident incident, Outage outage) {
        Map<PriorityGroup, Integer> inside = new EnumMap<>(PriorityGroup.class);
        int unlocated = 0;
        for (var row : roster.rows()) {
            boolean medical =
                    row.group() == PriorityGroup.PUSH_SUPPORT || row.group() == PriorityGroup.MEDICAL_COORDINATION;
            if (!medical || row.lifecycle() == Lifecycle.MOVED_AWAY || row.lifecycle() == Lifecycle.DIED) {
                continue;
            }
            if (outage.territory().needsPositionOf(row.home())) {
                unlocated++;
            } else if (outage.territory().holds(row.home())) {
                inside.merge(row.group(), 1, Integer::sum);
            }
        }
        return new OutageView(
                outage.id(),
                outage.territory().area(),
                outage.startedAt(),
                outage.endedAt(),
                OutageView.stateOf(outage, facts.now(incident)),
                inside,
                unlocated);
    }
}
