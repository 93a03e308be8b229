package jp.anpi.registry.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Gives all whom a member serves to another from today on, as when somebody leaves. What was until yesterday stays in the history
 * of each; whom a plan names as checker is the plan's, and stays too.
 */
final class HandOver {

    private static final int TRIES = 8;
    private static final int AT_ONCE = 8;

    private final StateStore<MemberState> members;
    private final StateStore<PersonState> persons;
    private final ZoneId zone;
    private final InstantSource clock;

    HandOver(StateStore<MemberState> members, StateStore<PersonState> persons, ZoneId zone, InstantSource clock) {
        this.members = members;
        this.persons = persons;
        this.zone = zone;
        this.clock = clock;
    }

    /** Answers whom it gave; refused (404) when there is no such member. Repeating it gives whoever is left. */
    Mono<List<PersonId>> all(MemberId from, MemberId to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return Mono.zip(found(from), found(to))
                .flatMap(both -> persons.all(new Document())
                        .filter(person -> !given(person.assignments(), from, both.getT2(), today)
                                .equals(person.assignments()))
                        .flatMap(person -> give(person, from, both.getT2(), today, TRIES), AT_ONCE)
                        .collectList());
    }

    private Mono<MemberState> found(MemberId id) {
        return members.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private Mono<PersonId> give(PersonState person, MemberId from, MemberState to, LocalDate today, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(OfficeProblem.OFFICE_CHANGED).refused());
        }
        return persons.put(person.withAssignments(given(person.assignments(), from, to, today)))
                .flatMap(stored -> stored
                        ? Mono.just(person.id())
                        : persons.find(person.id().toString()).flatMap(now -> give(now, from, to, today, tries - 1)));
    }

    /** What has begun ends yesterday and goes on with the other; what begins today or later is theirs alone. */
    static List<Assignment> given(List<Assignment> all, MemberId from, MemberState to, LocalDate today) {
        return all.stream()
                .flatMap(one -> {
                    boolean is = one.member().filter(from::equals).isPresent()
                            && one.to().filter(last -> last.isBefore(today)).isEmpty();
                    if (!is) {
                        return Stream.of(one);
                    }
                    boolean begun = one.from().isBefore(today);
                    var next = new Assignment(
                            one.role(), to.office(), Optional.of(to.id()), begun ? today : one.from(), one.to());
                    return begun
                            ? Stream.of(
                                    new Assignment(
                                            one.role(),
                                            one.office(),
                                            one.member(),
                                            one.from(),
                                            Optional.of(today.minusDays(1))),
                                    next)
                            : Stream.of(next);
                })
                .toList();
    }
}
