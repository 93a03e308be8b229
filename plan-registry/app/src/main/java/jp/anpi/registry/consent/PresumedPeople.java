package jp.anpi.registry.consent;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.registry.consent.Presumption.Counts;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whom an act by an ordinance is about, some at a time: looked at, presumed of, and unsaid. One whom that fails with stops no other. */
final class PresumedPeople {

    private static final Logger LOG = LoggerFactory.getLogger(PresumedPeople.class);
    private static final int BATCH = 500;
    private static final int TRIES = 5;
    private static final int NAMED = 20;
    private static final Text UNKNOWN = new Text("{0}人分のIDが見つかりません：{1}", "There is nobody under {0} of the ids: {1}");

    private final StateStore<PersonState> persons;

    PresumedPeople(StateStore<PersonState> persons) {
        this.persons = persons;
    }

    /** Refuses (422) an act that names somebody whom nobody knows. */
    Mono<Void> demandKnown(ConsentAct act) {
        Set<PersonId> unknown = new HashSet<>(act.named());
        return act.named().isEmpty()
                ? Mono.empty()
                : persons.find(ids(act.named())).flatMap(found -> {
                    found.values().forEach(person -> unknown.remove(person.id()));
                    return unknown.isEmpty() ? Mono.empty() : unknown(unknown);
                });
    }

    private static Mono<Void> unknown(Set<PersonId> unknown) {
        List<String> some = ids(unknown).stream().limit(NAMED).toList();
        return Mono.error(() -> Problem.of(CommonProblem.WRONG_FIELD)
                .and(ProblemItem.field("personIds", UNKNOWN, unknown.size(), String.join(", ", some)))
                .refused());
    }

    Mono<Long> count(ConsentAct act) {
        return act.named().isEmpty()
                ? Flux.fromIterable(act.groups())
                        .concatMap(group -> persons.count(here(group)))
                        .reduce(0L, Long::sum)
                : Mono.just((long) act.named().size());
    }

    /** The ids of all whom it is about, in one order for ever; nothing stays open while somebody is at them. */
    Flux<List<String>> about(ConsentAct act) {
        Flux<String> all = act.named().isEmpty()
                ? Flux.fromStream(() -> act.groups().stream().sorted())
                        .concatMap(group -> persons.ids(here(group))
                                .flatMapIterable(ids -> ids.stream().sorted().toList()))
                : Flux.fromIterable(ids(act.named()));
        return all.buffer(BATCH);
    }

    private static Document here(PriorityGroup group) {
        return new Document("group", group.number()).append("gone", false);
    }

    private static List<String> ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::toString).sorted().toList();
    }

    /** What it would come to of them. */
    Mono<Counts> look(ConsentAct act, List<String> ids) {
        return allOrHalves(ids, some -> persons.find(some).map(found -> Counts.of(act, about(act, found.values()))));
    }

    private static List<PersonState> about(ConsentAct act, Collection<PersonState> found) {
        return found.stream().filter(act::isAbout).toList();
    }

    /**
     * Records it of them.
     *
     * @param first is told whom it is about to change, and completes before they are
     */
    Mono<Counts> presume(ConsentAct act, List<String> ids, Function<List<String>, Mono<Void>> first) {
        return allOrHalves(ids, some -> presume(act, some, first, TRIES));
    }

    /** Of those that somebody else was faster with once more. */
    private Mono<Counts> presume(
            ConsentAct act, List<String> ids, Function<List<String>, Mono<Void>> first, int tries) {
        if (tries == 0) {
            return Mono.error(() -> Problem.of(ConsentProblem.CONSENT_CHANGED).refused());
        }
        return persons.find(ids).flatMap(found -> {
            List<PersonState> people = about(act, found.values());
            List<PersonState> changed = people.stream()
                    .filter(person -> Presumption.of(act, person).isToBeRecorded())
                    .map(person -> Presumption.with(act, person))
                    .toList();
            Mono<Set<String>> written = changed.isEmpty()
                    ? Mono.just(Set.of())
                    : first.apply(ids(changed.stream().map(PersonState::id).toList()))
                            .then(Mono.defer(() -> persons.putAll(changed)));
            return written.flatMap(losers -> {
                Counts counts = Counts.of(
                        act,
                        people.stream()
                                .filter(person -> !losers.contains(person.id().toString()))
                                .toList());
                return losers.isEmpty()
                        ? Mono.just(counts)
                        : presume(act, List.copyOf(losers), first, tries - 1).map(counts::and);
            });
        });
    }

    /** Makes it unsaid of them, and counts nobody but those who are left. */
    Mono<Counts> unsay(ConsentAct act, List<String> ids) {
        return allOrHalves(ids, some -> unsay(act, some, TRIES));
    }

    private Mono<Counts> unsay(ConsentAct act, List<String> ids, int tries) {
        if (tries == 0) {
            return Mono.error(() -> Problem.of(ConsentProblem.CONSENT_CHANGED).refused());
        }
        return persons.find(ids)
                .flatMap(found -> persons.putAll(found.values().stream()
                        .map(person -> Map.entry(person, Presumption.without(act, person)))
                        .filter(entry -> entry.getKey() != entry.getValue())
                        .map(Map.Entry::getValue)
                        .toList()))
                .flatMap(losers ->
                        losers.isEmpty() ? Mono.just(Counts.NONE) : unsay(act, List.copyOf(losers), tries - 1));
    }

    /** All at once, and where that fails each half by itself, down to who is left. While the store is down it fails as a whole. */
    private static Mono<Counts> allOrHalves(List<String> ids, Function<List<String>, Mono<Counts>> work) {
        return work.apply(ids).onErrorResume(PresumedPeople::isNoOutage, failure -> {
            int half = ids.size() / 2;
            if (half == 0) {
                LOG.warn("nothing by an ordinance can be changed of {}: {}", ids.getFirst(), Fault.of(failure));
                return Mono.just(Counts.LEFT);
            }
            return allOrHalves(ids.subList(0, half), work)
                    .flatMap(first ->
                            allOrHalves(ids.subList(half, ids.size()), work).map(first::and));
        });
    }

    static boolean isNoOutage(Throwable failure) {
        return !(failure instanceof Refused refused && refused.problem().kind() == CommonProblem.UNAVAILABLE);
    }
}
