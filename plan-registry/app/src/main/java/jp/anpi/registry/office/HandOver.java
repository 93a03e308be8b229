package jp.anpi.registry.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.serving.Serving;
import jp.anpi.registry.serving.Taking;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/**
 * Gives all whom a member serves to another from today on, as when somebody leaves. What was until yesterday stays in the history
 * of each; whom a plan names as checker is the plan's, and stays too. The last day of the one, or of their office, is none of the
 * other, unless they have one as well.
 */
final class HandOver {

    private final StateStore<MemberState> members;
    private final ServedPeople people;
    private final Takings takings;
    private final ZoneId zone;
    private final InstantSource clock;

    HandOver(StateStore<MemberState> members, ServedPeople people, Takings takings, ZoneId zone, InstantSource clock) {
        this.members = members;
        this.people = people;
        this.takings = takings;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Refused: 404 when there is no such member, 409 when the other has left.
     *
     * @param first as {@link ServedPeople#change} has it
     */
    Mono<ServedPeople.Done> all(MemberId from, MemberId to, Function<List<PersonId>, Mono<Void>> first) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return Mono.zip(found(from), found(to))
                .filter(both -> both.getT2().worksOn(today))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(OfficeProblem.HAS_ENDED).refused()))
                .flatMap(both -> rule(both.getT1(), both.getT2(), today))
                .flatMap(as -> people.change(as, first));
    }

    private Mono<ServedPeople.Rule> rule(MemberState from, MemberState to, LocalDate today) {
        return Mono.zip(
                takings.people(from.id().toString()),
                takings.people(from.office().toString()),
                (byThem, byOffice) -> person -> {
                    List<Taking> taken = to.until().isPresent()
                            ? List.of()
                            : Stream.of(byThem, byOffice)
                                    .flatMap(of -> Optional.ofNullable(of.get(person.id())).stream())
                                    .toList();
                    return Serving.handedOver(
                            person.assignments(), from.id(), to, today, one -> Taking.whole(one, taken));
                });
    }

    private Mono<MemberState> found(MemberId id) {
        return members.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }
}
