package jp.anpi.registry.consent;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.Consents;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records what an ordinance presumes, of many at once, and takes it back. Whom it reaches is noted before they are changed, so that
 * nobody is missed when it is taken back, whatever broke it off.
 */
final class ConsentActs {

    private static final int BATCH = 500;
    private static final int TRIES = 5;

    private final StateStore<PersonState> persons;
    private final ConsentActStore store;
    private final InstantSource clock;

    ConsentActs(StateStore<PersonState> persons, ConsentActStore store, InstantSource clock) {
        this.persons = persons;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Whom it is about.
     *
     * @param reached of how many it is recorded
     * @param told of whom it says nothing new: they decided, or the ordinance was recorded of them
     * @param protectedHomes who is under protection: nothing is presumed of them
     */
    record Counts(long reached, long told, long protectedHomes) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts and(Fate fate) {
            return switch (fate) {
                case REACHED -> new Counts(reached + 1, told, protectedHomes);
                case TOLD -> new Counts(reached, told + 1, protectedHomes);
                case PROTECTED -> new Counts(reached, told, protectedHomes + 1);
            };
        }
    }

    private enum Fate {
        REACHED,
        TOLD,
        PROTECTED
    }

    /** What came of it. */
    record Done(ConsentAct act, Counts counts) {}

    Flux<ConsentAct> newest() {
        return store.newest();
    }

    /** What it would come to. */
    Mono<Counts> look(ConsentAct act, Set<PersonId> people) {
        return about(act, people).map(person -> fate(act, person)).reduce(Counts.NONE, Counts::and);
    }

    Mono<Done> record(ConsentAct act, Set<PersonId> people) {
        return store.put(act)
                .thenMany(Flux.defer(() -> about(act, people)).buffer(BATCH))
                .concatMap(some -> reach(act, some))
                .reduce((one, other) -> new Counts(
                        one.reached() + other.reached(),
                        one.told() + other.told(),
                        one.protectedHomes() + other.protectedHomes()))
                .defaultIfEmpty(Counts.NONE)
                .flatMap(counts -> {
                    ConsentAct done = act.done(counts.reached());
                    return demand(store.change(act, done)).thenReturn(new Done(done, counts));
                });
    }

    /**
     * Makes it unsaid of everybody; what they said themselves stays. Refused (409) when it was taken back already. From its first step
     * on nobody more is reached: who records it meanwhile finds that, and unsays what it said since.
     */
    Mono<ConsentAct> takeBack(UUID id) {
        return store.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(this::takingBack)
                .flatMap(act -> {
                    ConsentAct back = act.takenBack(clock.instant());
                    return store.reached(id)
                            .concatMap(some -> change(some, person -> without(act, person), TRIES))
                            .then(Mono.defer(() -> demand(store.change(act, back))))
                            .thenReturn(back);
                });
    }

    private Mono<ConsentAct> takingBack(ConsentAct act) {
        return switch (act.state()) {
            case BEGUN, DONE -> demand(store.change(act, act.takingBack())).thenReturn(act.takingBack());
            case TAKING_BACK -> Mono.just(act);
            case TAKEN_BACK ->
                Mono.error(Problem.of(ConsentProblem.ACT_TAKEN_BACK).refused());
        };
    }

    /** Fails where somebody has taken the act back, or changed its state otherwise, meanwhile. */
    private static Mono<Void> demand(Mono<Boolean> changed) {
        return changed.filter(made -> made)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(ConsentProblem.ACT_TAKEN_BACK).refused()))
                .then();
    }

    private Flux<PersonState> about(ConsentAct act, Set<PersonId> people) {
        if (!people.isEmpty()) {
            return persons.find(people.stream().map(PersonId::toString).toList())
                    .flatMapIterable(Map::values)
                    .filter(person -> person.lifecycle().isHere());
        }
        return Flux.fromStream(() -> act.groups().stream().sorted())
                .map(PriorityGroup::number)
                .concatMap(group -> persons.all(new Document("group", group).append("gone", false)));
    }

    private static Fate fate(ConsentAct act, PersonState person) {
        if (person.home().confidential()) {
            return Fate.PROTECTED;
        }
        return isNews(act.word(), person) ? Fate.REACHED : Fate.TOLD;
    }

    /** Whether any scope of any matter stands by this word then that did not stand so before. */
    private static boolean isNews(Consent word, PersonState person) {
        List<Consent> then = Consents.with(person.consents(), word);
        return word.about().stream()
                .anyMatch(matter -> Consents.standing(matter, then).entrySet().stream()
                        .filter(entry -> entry.getValue() == word)
                        .anyMatch(entry -> {
                            Consent before =
                                    Consents.standing(matter, person.consents()).get(entry.getKey());
                            return before == null || !isSame(before, word);
                        }));
    }

    private static boolean isSame(Consent before, Consent word) {
        return before.answer() == word.answer() && before.explanation().equals(word.explanation());
    }

    private Mono<Counts> reach(ConsentAct act, List<PersonState> some) {
        List<String> reached = some.stream()
                .filter(person -> fate(act, person) == Fate.REACHED)
                .map(person -> person.id().toString())
                .toList();
        Counts counts =
                some.stream().map(person -> fate(act, person)).reduce(Counts.NONE, Counts::and, (one, _) -> one);
        return reached.isEmpty()
                ? Mono.just(counts)
                : store.reaching(act.id(), reached)
                        .then(Mono.defer(() -> change(reached, person -> with(act, person), TRIES)))
                        .then(Mono.defer(() -> unlessTakenBack(act, reached)))
                        .thenReturn(counts);
    }

    /** Looked at after each change: whoever takes the act back either finds these people changed, or is found here. */
    private Mono<Void> unlessTakenBack(ConsentAct act, List<String> reached) {
        return store.find(act.id())
                .filter(now -> now.state() != ConsentAct.State.BEGUN)
                .flatMap(_ -> change(reached, person -> without(act, person), TRIES)
                        .then(Mono.error(
                                Problem.of(ConsentProblem.ACT_TAKEN_BACK).refused())));
    }

    /** Read anew, since somebody may have said no while the others were on their turn. */
    private static PersonState with(ConsentAct act, PersonState person) {
        return fate(act, person) == Fate.REACHED ? person.withConsent(act.word()) : person;
    }

    private static PersonState without(ConsentAct act, PersonState person) {
        List<Consent> left =
                person.consents().stream().filter(word -> !act.recorded(word)).toList();
        return left.size() == person.consents().size() ? person : person.withConsents(left);
    }

    /** Changes all of them, those that somebody else was faster with once more. */
    private Mono<Void> change(List<String> ids, UnaryOperator<PersonState> change, int tries) {
        if (tries == 0) {
            return Mono.error(Problem.of(ConsentProblem.CONSENT_CHANGED).refused());
        }
        return persons.find(ids)
                .flatMap(found -> persons.putAll(found.values().stream()
                        .map(person -> Map.entry(person, change.apply(person)))
                        .filter(entry -> entry.getKey() != entry.getValue())
                        .map(Map.Entry::getValue)
                        .toList()))
                .flatMap(losers ->
                        losers.isEmpty() ? Mono.<Void>empty() : change(List.copyOf(losers), change, tries - 1));
    }
}
