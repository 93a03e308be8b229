package jp.anpi.safety.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.clock.LifeSupportClocks;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings together what folding needs: checks from the store or from the frozen roster, people, incidents. */
final class CheckLoader {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

    private final CheckStore store;
    private final Incidents incidents;
    private final FrozenRosters rosters;
    private final Roster roster;

    CheckLoader(CheckStore store, Incidents incidents, FrozenRosters rosters, Roster roster) {
        this.store = store;
        this.incidents = incidents;
        this.rosters = rosters;
        this.roster = roster;
    }

    /**
     * What was found.
     *
     * @param checks as stored, or version 0 as the roster has them; who is in no roster is missing
     * @param people the newest copies
     * @param sketched of whom only what the roster row says is there: enough until somebody is asked, see {@link #whole}
     */
    record Loaded(
            Map<CheckKey, SafetyCheck> checks,
            Map<PersonId, PersonState> people,
            Set<PersonId> sketched,
            Map<IncidentId, Incident> incidents) {}

    /** The incident, empty when there is none; fails while that cannot be known, so that nothing is decided without it. */
    Mono<Incident> incident(IncidentId id) {
        return incidents.known(id).timeout(KNOWN_WITHIN);
    }

    /**
     * Loads what these keys name.
     *
     * @param newest checks that need not be read; only looked at before this returns
     */
    Mono<Loaded> load(Collection<CheckKey> keys, Map<CheckKey, SafetyCheck> newest) {
        Set<IncidentId> ids = new HashSet<>();
        Map<CheckKey, SafetyCheck> cached = new HashMap<>();
        List<CheckKey> unknown = new ArrayList<>();
        for (var key : keys) {
            ids.add(key.incident());
            SafetyCheck check = newest.get(key);
            if (check == null) {
                unknown.add(key);
            } else {
                cached.put(key, check);
            }
        }
        return Flux.fromIterable(ids)
                .flatMap(this::incident)
                .collectMap(Incident::id)
                .flatMap(known -> store.find(unknown).flatMap(stored -> {
                    Map<CheckKey, SafetyCheck> checks = LinkedHashMap.newLinkedHashMap(keys.size());
                    Set<CheckKey> bare = new HashSet<>();
                    for (var key : keys) {
                        if (!known.containsKey(key.incident())) {
                            continue;
                        }
                        SafetyCheck check = cached.getOrDefault(key, stored.get(key));
                        if (check == null) {
                            bare.add(key);
                        } else {
                            checks.put(key, check);
                        }
                    }
                    return addBare(bare, known, checks).then(Mono.defer(() -> people(checks, known)));
                }));
    }

    private Mono<Void> addBare(Set<CheckKey> bare, Map<IncidentId, Incident> known, Map<CheckKey, SafetyCheck> checks) {
        Map<IncidentId, FrozenRoster> frozen = new HashMap<>();
        Set<IncidentId> needed = new HashSet<>();
        bare.forEach(key -> needed.add(key.incident()));
        return Flux.fromIterable(needed)
                .flatMap(id -> rosters.of(id).doOnNext(found -> frozen.put(id, found)), 1)
                .then(Mono.fromRunnable(() -> {
                    for (var key : bare) {
                        Incident incident = known.get(key.incident());
                        FrozenRoster rows = frozen.get(key.incident());
                        if (incident != null && rows != null) {
                            rosters.find(incident, rows, key.person())
                                    .ifPresent(row -> checks.put(key, SafetyCheck.of(incident.rowOf(row))));
                        }
                    }
                }));
    }

    private Mono<Loaded> people(Map<CheckKey, SafetyCheck> checks, Map<IncidentId, Incident> known) {
        Set<PersonId> wholly = new HashSet<>();
        Set<PersonId> sketched = new HashSet<>();
        Map<PersonId, PersonState> people = HashMap.newHashMap(checks.size());
        for (var check : checks.values()) {
            PersonId person = check.row().person();
            Optional<PersonRow> row = roster.findRow(person);
            PriorityGroup group = check.row().group();
            boolean begun = check.cycle() > 0;
            boolean rowIsEnough = group == PriorityGroup.GENERAL
                    || begun
                            && nothingIsAssumedOf(group)
                            && row.filter(one -> !one.lifeSupport()).isPresent();
            (rowIsEnough ? sketched : wholly).add(person);
            people.put(person, sketch(check, row));
        }
        return whole(wholly).map(found -> {
            people.putAll(found);
            return new Loaded(checks, people, sketched, known);
        });
    }

    private static boolean nothingIsAssumedOf(PriorityGroup group) {
        return LifeSupportClocks.known(LifeSupport.NONE, group).equals(LifeSupport.NONE);
    }

    /** Whole people from the store. */
    Mono<Map<PersonId, PersonState>> whole(Collection<PersonId> ids) {
        return ids.isEmpty() ? Mono.just(Map.of()) : roster.people(ids);
    }

    /** Enough of a person where nobody is asked and no clock runs; also stands in for one who is gone from the registry. */
    private static PersonState sketch(SafetyCheck check, Optional<PersonRow> row) {
        return new PersonState(
                check.row().person(),
                row.map(PersonRow::version).orElse(0L),
                new PersonName(row.map(PersonRow::name).orElse("—"), ""),
                Optional.empty(),
                new Home(
                        "",
                        check.row().district(),
                        row.flatMap(PersonRow::position),
                        check.row().confidential()),
                Optional.empty(),
                row.map(PersonRow::lifecycle).orElse(jp.anpi.registry.contract.Lifecycle.AT_HOME),
                new GroupPlacement(check.row().group(), "", false),
                LifeSupport.NONE,
                check.row().hasPlan(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
