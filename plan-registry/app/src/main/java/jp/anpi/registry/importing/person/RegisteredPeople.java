package jp.anpi.registry.importing.person;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.person.ResidentNumbers.Link;
import jp.anpi.registry.office.InUse;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The registered people, as lists name them and as offices serve them. */
public final class RegisteredPeople implements InUse {

    private static final int BATCH = 1_000;

    private final StateStore<PersonState> persons;
    private final ResidentNumbers numbers;
    private final Plans plans;
    private final ZoneId zone;
    private final InstantSource clock;

    RegisteredPeople(
            StateStore<PersonState> persons, ResidentNumbers numbers, Plans plans, ZoneId zone, InstantSource clock) {
        this.persons = persons;
        this.numbers = numbers;
        this.plans = plans;
        this.zone = zone;
        this.clock = clock;
    }

    /** In the city's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Whether somebody who sees just this sees where the person lives. */
    public Mono<Boolean> isShown(PersonId person, Sight sight) {
        return persons.find(person.toString())
                .map(now -> sight.home(now.home()))
                .defaultIfEmpty(true);
    }

    /**
     * The ids of all offices and members that serve somebody or are named to check on them, also by a plan that does not count
     * yet. Reads everybody.
     */
    public Mono<Set<String>> servedBy() {
        Flux<Object> named =
                plans.toBeNamed().concatMapIterable(checker -> served(checker).toList());
        return persons.all(new Document())
                .concatMapIterable(person -> servedBy(person).toList())
                .concatWith(named)
                .map(Object::toString)
                .collect(HashSet::new, Set::add);
    }

    @Override
    public Mono<Set<String>> among(Collection<String> ids) {
        return servedBy();
    }

    private static Stream<Object> servedBy(PersonState person) {
        Stream<Object> assigned = person.assignments().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.office()), one.member().stream()));
        Stream<Object> checking = person.checkers().stream().flatMap(RegisteredPeople::served);
        Stream<Object> services = person.services().stream().map(WeeklyService::office);
        return Stream.of(assigned, checking, services).flatMap(some -> some);
    }

    private static Stream<Object> served(NamedChecker checker) {
        return switch (checker) {
            case NamedChecker.ByMember(var member) -> Stream.of(member);
            case NamedChecker.ByOffice(var office) -> Stream.of(office);
            case NamedChecker.ByContact _ -> Stream.empty();
        };
    }

    /** A person with all rows of a list that are theirs. */
    public record Listed<R>(PersonState person, List<R> rows) {}

    /**
     * Puts the rows of a list together by person, so many people at a time, however their rows are spread.
     *
     * @param ref how a row names its person
     * @param nobody is told the rows of whom nobody can be found, and why
     */
    public <R> Flux<List<Listed<R>>> of(List<R> rows, Function<R, PersonRef> ref, BiConsumer<List<R>, Reason> nobody) {
        Map<PersonId, List<R>> byPerson = new LinkedHashMap<>();
        return Flux.fromIterable(rows)
                .buffer(BATCH)
                .concatMap(some -> linked(some, ref)
                        .doOnNext(people -> some.forEach(row -> id(ref.apply(row), people)
                                .ifPresentOrElse(
                                        id -> byPerson.computeIfAbsent(id, _ -> new ArrayList<>())
                                                .add(row),
                                        () -> nobody.accept(List.of(row), why(ref.apply(row), people))))))
                .thenMany(Flux.defer(() -> Flux.fromIterable(byPerson.entrySet())))
                .buffer(BATCH)
                .concatMap(some -> persons.find(some.stream()
                                .map(one -> one.getKey().toString())
                                .toList())
                        .map(found -> some.stream()
                                .flatMap(one -> Optional.ofNullable(
                                        found.get(one.getKey().toString()))
                                        .map(person -> new Listed<>(person, one.getValue()))
                                        .or(() -> {
                                            nobody.accept(one.getValue(), Reason.NOT_REGISTERED);
                                            return Optional.empty();
                                        })
                                        .stream())
                                .toList()));
    }

    private <R> Mono<Map<ResidentNumber, Link>> linked(List<R> rows, Function<R, PersonRef> ref) {
        return numbers.find(
                rows.stream().flatMap(row -> number(ref.apply(row)).stream()).toList());
    }

    /** By 対象者ID, which names one person for ever, else by number. */
    private static Optional<PersonId> id(PersonRef ref, Map<ResidentNumber, Link> people) {
        return ref.id().isPresent()
                ? id(ref.id())
                : number(ref)
                        .flatMap(number -> Optional.ofNullable(people.get(number))
                                .filter(link -> link.names(number))
                                .map(Link::person));
    }

    private static Reason why(PersonRef ref, Map<ResidentNumber, Link> people) {
        return ref.id().isEmpty() && number(ref).filter(people::containsKey).isPresent()
                ? Reason.ZEROS_IN_FRONT
                : Reason.NOT_REGISTERED;
    }

    private static Optional<ResidentNumber> number(PersonRef ref) {
        return ref.resident().map(ResidentNumber::of);
    }

    /** A 対象者ID as a list writes it; empty when it is none. */
    static Optional<PersonId> id(Optional<String> written) {
        try {
            return written.map(PersonId::of);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
