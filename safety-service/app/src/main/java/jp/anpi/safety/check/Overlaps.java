package jp.anpi.safety.check;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where else somebody is checked on at the same time, of the same mode: a drill is never shown beside the real thing. */
final class Overlaps {

    private final Incidents incidents;
    private final CheckStore store;
    private final FrozenRosters rosters;

    Overlaps(Incidents incidents, CheckStore store, FrozenRosters rosters) {
        this.incidents = incidents;
        this.store = store;
        this.rosters = rosters;
    }

    /** The person's standing in the other incidents that run, newest incident first. */
    Mono<List<CheckDetail.Elsewhere>> of(Incident incident, PersonId person) {
        List<Incident> others = incidents.list().stream()
                .filter(other -> other.mode() == incident.mode()
                        && other.state() != Incident.State.CLOSED
                        && !other.id().equals(incident.id()))
                .toList();
        if (others.isEmpty()) {
            return Mono.just(List.of());
        }
        List<CheckKey> keys =
                others.stream().map(other -> new CheckKey(other.id(), person)).toList();
        return store.find(keys)
                .flatMap(found -> Flux.fromIterable(others)
                        .concatMap(other -> rosters.of(other.id())
                                .flatMap(frozen -> Mono.justOrEmpty(rosters.find(other, frozen, person)))
                                .map(row -> Optional.ofNullable(found.get(new CheckKey(other.id(), person)))
                                        .orElseGet(() -> SafetyCheck.of(other.rowOf(row))))
                                .map(check -> new CheckDetail.Elsewhere(
                                        other.id(),
                                        other.opened().title(),
                                        check.status(),
                                        check.reading().lastReportAt())))
                        .collectList());
    }
}
