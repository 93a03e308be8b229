package jp.anpi.registry.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.serving.Serving;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Offices close and members leave: they work until a day, and serve nobody after it. What was stays in the history of everybody.
 * Going on after all gives back whom they served until that day, but for those who were given to others since. Each act goes on to its
 * end also when nobody waits for it any more.
 */
final class Ending {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final ServedPeople people;
    private final ZoneId zone;
    private final InstantSource clock;

    Ending(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            ServedPeople people,
            ZoneId zone,
            InstantSource clock) {
        this.offices = offices;
        this.members = members;
        this.people = people;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * What was ended, or goes on.
     *
     * @param version to be sent back with the next change
     */
    record Ended(long version, Optional<LocalDate> until, ServedPeople.Done done) {}

    /** Whoever still works in an office leaves with it. @param first as {@link ServedPeople#change} has it */
    Mono<Ended> end(OfficeId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        LocalDate last = request.last(today());
        return whole(Known.as(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMap(before -> Known.stored(offices, before.withUntil(Optional.of(last)))
                        .flatMap(office -> ofOffice(id)
                                .filter(member -> member.worksOn(last.plusDays(1)) || leftWith(before, member))
                                .concatMap(member -> members.put(member.withUntil(Optional.of(last))))
                                .then(people.change(ended(Serving.by(id), before.until(), last), first))
                                .map(done -> new Ended(office.version(), office.until(), done)))));
    }

    /** @param first as {@link ServedPeople#change} has it */
    Mono<Ended> end(MemberId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        LocalDate last = request.last(today());
        return whole(Known.as(members.find(id.toString()), MemberState::version, request.version())
                .flatMap(before -> Known.stored(members, before.withUntil(Optional.of(last)))
                        .flatMap(member -> people.change(ended(Serving.by(id), before.until(), last), first)
                                .map(done -> new Ended(member.version(), member.until(), done)))));
    }

    /** What {@link #end} would do, by the very same rule. */
    Flux<ServedPeople.Look> look(OfficeId id, EndRequest request) {
        LocalDate last = request.last(today());
        return Known.as(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMapMany(office -> people.look(ended(Serving.by(id), office.until(), last)));
    }

    /** What {@link #end} would do, by the very same rule. */
    Flux<ServedPeople.Look> look(MemberId id, EndRequest request) {
        LocalDate last = request.last(today());
        return Known.as(members.find(id.toString()), MemberState::version, request.version())
                .flatMapMany(member -> people.look(ended(Serving.by(id), member.until(), last)));
    }

    /** What ended on the day that was said before goes on until the new one, also where that is later. */
    private UnaryOperator<List<Assignment>> ended(
            Predicate<Assignment> whose, Optional<LocalDate> before, LocalDate last) {
        LocalDate today = today();
        return serving -> Serving.ended(
                before.map(day -> Serving.resumed(serving, whose, day)).orElse(serving), whose, last, today);
    }

    private static boolean leftWith(OfficeState office, MemberState member) {
        return member.until().isPresent() && member.until().equals(office.until());
    }

    /** Whoever left with the office is back with it. @param first as {@link ServedPeople#change} has it */
    Mono<Ended> goOn(OfficeId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        return whole(Known.as(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMap(office -> Known.stored(offices, office.withUntil(Optional.empty()))
                        .delayUntil(_ -> ofOffice(id)
                                .filter(member -> leftWith(office, member))
                                .concatMap(member -> members.put(member.withUntil(Optional.empty()))))
                        .flatMap(now -> resumed(Serving.by(id), office.until(), first)
                                .map(done -> new Ended(now.version(), now.until(), done)))));
    }

    /** Refused (409) while the office has closed. @param first as {@link ServedPeople#change} has it */
    Mono<Ended> goOn(MemberId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        return whole(Known.as(members.find(id.toString()), MemberState::version, request.version())
                .filterWhen(member -> offices.find(member.office().toString())
                        .map(office -> office.worksOn(today()))
                        .defaultIfEmpty(true))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(OfficeProblem.HAS_ENDED).refused()))
                .flatMap(member -> Known.stored(members, member.withUntil(Optional.empty()))
                        .flatMap(now -> resumed(Serving.by(id), member.until(), first)
                                .map(done -> new Ended(now.version(), now.until(), done)))));
    }

    private Mono<ServedPeople.Done> resumed(
            Predicate<Assignment> whose, Optional<LocalDate> last, Function<List<PersonId>, Mono<Void>> first) {
        return last.map(day -> people.change(serving -> Serving.resumed(serving, whose, day), first))
                .orElseGet(() -> Mono.just(ServedPeople.Done.NOBODY));
    }

    private static Mono<Ended> whole(Mono<Ended> act) {
        return Mono.fromFuture(act::toFuture, true);
    }

    private Flux<MemberState> ofOffice(OfficeId id) {
        return members.all(new Document("office", id.toString()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
