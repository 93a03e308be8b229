package jp.anpi.registry.schedule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** Links the people of a list to the numbers by which the care-plan exchange knows them, so that nobody has to do it one by one. */
public final class InsuredLinks {

    private final CareNumbers numbers;

    InsuredLinks(CareNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * Adds to each person a pair that nobody has; answers those whose pair is somebody else's.
     *
     * @param list what adds them, to be given to {@link #unlink} when that is taken back
     * @param onlyLooking nothing is added
     */
    public Mono<Set<PersonId>> link(Map<PersonId, Insured> pairs, UUID list, boolean onlyLooking) {
        return pairs.isEmpty() ? Mono.just(Set.of()) : numbers.add(pairs, list, onlyLooking);
    }

    /** The pairs of these people; who has none is left out. */
    public Mono<Map<PersonId, List<Insured>>> of(Collection<PersonId> people) {
        return numbers.of(people);
    }

    /** Takes back what a list linked. */
    public Mono<Void> unlink(UUID list) {
        return numbers.forget(list);
    }
}
