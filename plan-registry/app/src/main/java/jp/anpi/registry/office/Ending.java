package jp.anpi.registry.office;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.serving.Serving;
import jp.anpi.registry.serving.Taking;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Offices close and members leave: they work until a day, and serve nobody after it. What was stays in the history of everybody.
 * Going on after all gives back exactly what that took, but for those who were given to others since. Each act goes on to its end also
 * when nobody waits for it any more.
 */
final class Ending {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final ServedPeople people;
    private final Takings takings;
    private final ZoneId zone;
    private final InstantSource clock;

    Ending(
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            ServedPeople people,
            Takings takings,
            ZoneId zone,
            InstantSource clock) {
        this.offices = offices;
        this.members = members;
        this.people = people;
        this.takings = takings;
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
                .delayUntil(this::begin)
                .flatMap(before -> Known.stored(offices, before.withUntil(Optional.of(last)))
                        .delayUntil(_ -> begun(id.toString(), before.until()))
                        .flatMap(office -> leave(before, last)
                                .then(change(ended(givesBack(before), last), first))
                                .map(done -> new Ended(office.version(), office.until(), done)))));
    }

    /** @param first as {@link ServedPeople#change} has it */
    Mono<Ended> end(MemberId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        LocalDate last = request.last(today());
        return whole(Known.as(members.find(id.toString()), MemberState::version, request.version())
                .delayUntil(this::begin)
                .flatMap(before -> Known.stored(members, before.withUntil(Optional.of(last)))
                        .delayUntil(_ -> begun(id.toString(), before.until()))
                        .flatMap(member -> change(ended(givesBack(before), last), first)
                                .map(done -> new Ended(member.version(), member.until(), done)))));
    }

    /** What {@link #end} would do, by the very same rule. */
    Flux<ServedPeople.Look> look(OfficeId id, EndRequest request) {
        LocalDate last = request.last(today());
        return Known.as(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMap(office -> ended(givesBack(office), last))
                .flatMapMany(people::look);
    }

    /** What {@link #end} would do, by the very same rule. */
    Flux<ServedPeople.Look> look(MemberId id, EndRequest request) {
        LocalDate last = request.last(today());
        return Known.as(members.find(id.toString()), MemberState::version, request.version())
                .flatMap(member -> ended(givesBack(member), last))
                .flatMapMany(people::look);
    }

    /** What an ending took that was called off stays when that broke off at its very end: of whoever had no last day it is of no use. */
    private Mono<Void> begun(String of, Optional<LocalDate> before) {
        return before.isEmpty() ? takings.forgetEarlier(of) : Mono.empty();
    }

    private Mono<ServedPeople.Done> change(
            Mono<? extends ServedPeople.Rule> rule, Function<List<PersonId>, Mono<Void>> first) {
        return rule.flatMap(as -> people.change(as, first));
    }

    /** Where another day was said before, what that took is given back first: then this one takes what it would have taken. */
    private Mono<Ends> ended(Mono<GivesBack> before, LocalDate last) {
        return before.map(back -> new Ends(back, last, today(), takings));
    }

    private Mono<GivesBack> givesBack(OfficeState office) {
        return givesBack(office.id().toString(), Serving.by(office.id()), office.until(), unkept(office));
    }

    private Mono<GivesBack> givesBack(MemberState member) {
        return givesBack(member.id().toString(), Serving.by(member.id()), member.until(), unkept(member));
    }

    private Mono<GivesBack> givesBack(
            String of, Predicate<Assignment> whose, Optional<LocalDate> last, Mono<Optional<LocalDate>> unkept) {
        return Mono.zip(
                        takings.people(of),
                        unkept,
                        offices.all(new Document()).collectMap(OfficeState::id, OfficeState::kind))
                .map(read -> new GivesBack(of, whose, read.getT1(), last, read.getT2(), read.getT3()));
    }

    private Mono<Void> begin(OfficeState office) {
        return unkept(office).flatMap(unkept -> takings.begin(office.id().toString(), unkept));
    }

    private Mono<Void> begin(MemberState member) {
        return unkept(member).flatMap(unkept -> takings.begin(member.id().toString(), unkept));
    }

    private Mono<Optional<LocalDate>> unkept(OfficeState office) {
        return takings.unkept(office.id().toString(), office.until());
    }

    /** Whoever left with their office has no ending of their own: what that took is the office's. */
    private Mono<Optional<LocalDate>> unkept(MemberState member) {
        return offices.find(member.office().toString())
                .flatMap(this::left)
                .filter(left -> left.with(member))
                .map(_ -> Optional.<LocalDate>empty())
                .switchIfEmpty(takings.unkept(member.id().toString(), member.until()));
    }

    /**
     * @param of the office or the member that ended
     * @param unkept as {@link Takings#unkept} has it
     */
    private record GivesBack(
            String of,
            Predicate<Assignment> whose,
            Map<PersonId, Taking> taken,
            Optional<LocalDate> last,
            Optional<LocalDate> unkept,
            Map<OfficeId, OfficeState.Kind> kinds)
            implements ServedPeople.Rule {

        @Override
        public List<Assignment> of(PersonState person) {
            Optional<LocalDate> day = taken.containsKey(person.id()) ? last : unkept;
            return taking(person)
                    .flatMap(one -> day.map(said -> one.givenBack(person.assignments(), said, kinds)))
                    .orElse(person.assignments());
        }

        private Optional<Taking> taking(PersonState person) {
            return Optional.ofNullable(taken.get(person.id()))
                    .or(() -> unkept.map(day -> Taking.supposed(person.assignments(), whose, day)));
        }
    }

    private record Ends(GivesBack back, LocalDate last, LocalDate today, Takings takings) implements ServedPeople.Rule {

        @Override
        public List<Assignment> of(PersonState person) {
            return Serving.ended(back.of(person), back.whose(), last, today);
        }

        @Override
        public Mono<Void> before(PersonState person) {
            Taking now = Taking.of(back.of(person), back.whose(), last, today);
            return takings.keep(
                    back.of(),
                    person.id(),
                    back.taking(person).map(earlier -> earlier.and(now)).orElse(now));
        }
    }

    /** Gives back what the ending of a member took, as far as that of their office leaves it: the rest is then the office's to give. */
    private record GivesBackUntil(LocalDate closes, LocalDate today, GivesBack back, GivesBack office, Takings takings)
            implements ServedPeople.Rule {

        @Override
        public List<Assignment> of(PersonState person) {
            return Serving.ended(back.of(person), back.whose(), closes, today);
        }

        @Override
        public boolean concerns(PersonState person) {
            return !back.of(person).equals(person.assignments());
        }

        @Override
        public Mono<Void> before(PersonState person) {
            Taking now = Taking.of(back.of(person), back.whose(), closes, today);
            return takings.keep(
                    office.of(),
                    person.id(),
                    office.taking(person).map(earlier -> earlier.and(now)).orElse(now));
        }
    }

    /** Whoever would work on leaves with the office; whoever left by themselves by then did so. */
    private Mono<Void> leave(OfficeState office, LocalDate last) {
        return left(office)
                .flatMapMany(left -> ofOffice(office.id()).concatMap(member -> {
                    Optional<LocalDate> theirs = left.with(member) ? left.before(member) : member.until();
                    boolean goes = theirs.map(last::isBefore).orElse(true);
                    Mono<Void> kept = goes && !left.taken().containsKey(member.id())
                            ? takings.keep(office.id(), member.id(), theirs)
                            : Mono.empty();
                    return kept.then(Mono.defer(() -> until(member, goes ? Optional.of(last) : theirs)));
                }))
                .then();
    }

    private Mono<Left> left(OfficeState office) {
        return Mono.zip(
                takings.members(office.id()),
                unkept(office),
                (taken, unkept) -> new Left(taken, office.until(), unkept));
    }

    /**
     * Who left with an office that closed.
     *
     * @param taken until when each of them worked before
     * @param unkept as {@link Takings#unkept} has it
     */
    private record Left(
            Map<MemberId, Optional<LocalDate>> taken, Optional<LocalDate> last, Optional<LocalDate> unkept) {

        boolean with(MemberState member) {
            Optional<LocalDate> day = taken.containsKey(member.id()) ? last : unkept;
            return member.until().isPresent() && member.until().equals(day);
        }

        Optional<LocalDate> before(MemberState member) {
            return taken.getOrDefault(member.id(), Optional.empty());
        }
    }

    private Mono<Void> until(MemberState member, Optional<LocalDate> last) {
        return member.until().equals(last)
                ? Mono.empty()
                : members.put(member.withUntil(last))
                        .filter(stored -> !stored)
                        .flatMap(_ -> members.find(member.id().toString()))
                        .flatMap(now -> until(now, last));
    }

    /** Whoever left with the office is back with it, once all are served again: until then the last day stands. @param first as {@link ServedPeople#change} has it */
    Mono<Ended> goOn(OfficeId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        return whole(Known.as(offices.find(id.toString()), OfficeState::version, request.version())
                .flatMap(office -> change(givesBack(office), first)
                        .flatMap(done -> done.left() > 0
                                ? Mono.just(new Ended(office.version(), office.until(), done))
                                : comeBack(office)
                                        .then(Known.stored(offices, office.withUntil(Optional.empty())))
                                        .delayUntil(_ -> takings.forget(id.toString()))
                                        .map(now -> new Ended(now.version(), now.until(), done)))));
    }

    /**
     * For as long as the office works; refused (409) when it has closed.
     *
     * @param first as {@link ServedPeople#change} has it
     */
    Mono<Ended> goOn(MemberId id, EndRequest request, Function<List<PersonId>, Mono<Void>> first) {
        return whole(Known.as(members.find(id.toString()), MemberState::version, request.version())
                .flatMap(member ->
                        offices.find(member.office().toString()).flatMap(office -> goOn(member, office, first))));
    }

    private Mono<Ended> goOn(MemberState member, OfficeState office, Function<List<PersonId>, Mono<Void>> first) {
        if (!office.worksOn(today())) {
            return Mono.error(() -> Problem.of(OfficeProblem.HAS_ENDED).refused());
        }
        return change(givesBack(member, office), first)
                .flatMap(done -> done.left() > 0
                        ? Mono.just(new Ended(member.version(), member.until(), done))
                        : stays(member, office)
                                .then(Known.stored(members, member.withUntil(office.until())))
                                .delayUntil(_ -> takings.forget(member.id().toString()))
                                .map(now -> new Ended(now.version(), now.until(), done)));
    }

    private Mono<ServedPeople.Rule> givesBack(MemberState member, OfficeState office) {
        return office.until().isEmpty()
                ? givesBack(member).map(back -> back)
                : begin(office)
                        .then(Mono.zip(
                                givesBack(member),
                                givesBack(office),
                                (back, whole) -> new GivesBackUntil(
                                        office.until().orElseThrow(), today(), back, whole, takings)));
    }

    /** Whoever works on in an office that closes leaves with it. */
    private Mono<Void> stays(MemberState member, OfficeState office) {
        return office.until().isEmpty() ? Mono.empty() : takings.keep(office.id(), member.id(), Optional.empty());
    }

    private Mono<Void> comeBack(OfficeState office) {
        return left(office)
                .flatMapMany(left -> ofOffice(office.id())
                        .filter(left::with)
                        .concatMap(member -> until(member, left.before(member))))
                .then();
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
