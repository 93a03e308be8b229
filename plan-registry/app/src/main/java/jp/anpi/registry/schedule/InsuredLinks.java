package jp.anpi.registry.schedule;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.KeptOfPeople;
import reactor.core.publisher.Mono;

/** Links the people of a list to the numbers by which the care-plan exchange knows them, so that nobody has to do it one by one. */
public final class InsuredLinks implements KeptOfPeople {

    private final CareNumbers numbers;
    private final Schedules schedules;

    InsuredLinks(CareNumbers numbers, Schedules schedules) {
        this.numbers = numbers;
        this.schedules = schedules;
    }

    /**
     * Adds to each person a pair that nobody has; answers those whose pair is somebody else's. What the exchange knew of the others
     * already is known from here on.
     *
     * @param list what adds them, to be given to {@link #unlink} when that is taken back
     * @param onlyLooking nothing is added
     */
    public Mono<Set<PersonId>> link(Map<PersonId, Insured> pairs, UUID list, boolean onlyLooking) {
        if (pairs.isEmpty()) {
            return Mono.just(Set.of());
        }
        Mono<Set<PersonId>> added = numbers.add(pairs, list, onlyLooking);
        return onlyLooking
                ? added
                : added.flatMap(others -> schedules.tell(without(pairs, others)).thenReturn(others));
    }

    /** The pairs of these people; who has none is left out. */
    public Mono<Map<PersonId, List<Insured>>> of(Collection<PersonId> people) {
        return numbers.of(people);
    }

    private static Map<PersonId, Insured> without(Map<PersonId, Insured> pairs, Set<PersonId> some) {
        Map<PersonId, Insured> rest = new HashMap<>(pairs);
        rest.keySet().removeAll(some);
        return rest;
    }

    /** Takes back what these lists linked, and what services were told by it; these people keep theirs. */
    public Mono<Void> unlink(Set<UUID> lists, Set<PersonId> keep) {
        return numbers.people(lists)
                .map(linked ->
                        linked.stream().filter(one -> !keep.contains(one)).collect(Collectors.toSet()))
                .flatMap(people -> numbers.forget(lists, people).then(Mono.defer(() -> schedules.tellAgain(people))));
    }

    /** What the exchange delivered under their numbers is kept as that of anybody whom nobody has linked. */
    @Override
    public Mono<Void> forget(Collection<PersonId> people) {
        return numbers.forget(people).then(Mono.defer(() -> schedules.told().forget(people)));
    }

    /** Whether what the exchange knows is all that has come to somebody since a list left them so. */
    public Mono<Boolean> isAllSince(PersonState left, PersonState now) {
        return schedules.told().isAllSince(left, now);
    }

    /** Those of the people who go by a number that none of these lists brought. */
    public Mono<Set<PersonId>> others(Collection<PersonId> people, Set<UUID> lists) {
        return numbers.others(people, lists);
    }
}
