package jp.anpi.registry.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens the figures: whose plan is of a standing today, and whose has something that is wrong or risky. In the order of ids. */
final class PlanLists {

    private static final int PAGE = 200;

    private final StateStore<PersonState> persons;
    private final PlanStore plans;
    private final Plans standings;
    private final FloodArea flood;

    PlanLists(StateStore<PersonState> persons, PlanStore plans, Plans standings, FloodArea flood) {
        this.persons = persons;
        this.plans = plans;
        this.standings = standings;
        this.flood = flood;
    }

    /** One version of somebody's plan. */
    record Listed(PersonState person, EvacuationPlan plan, Standing standing, List<PlanNotice> notices) {}

    private record Version(EvacuationPlan plan, Standing standing) {}

    /** Of whom a version is of that standing; without notices. */
    Mono<List<Listed>> of(Standing standing, Optional<PersonId> after, int limit) {
        Flux<Version> versions = plans.histories(after)
                .concatMapIterable(history -> Stream.concat(history.current().stream(), history.open().stream())
                        .map(version -> new Version(version, standings.standing(history, version)))
                        .filter(version -> version.standing() == standing)
                        .toList());
        return listed(versions, (_, _) -> List.of()).take(limit).collectList();
    }

    /**
     * Whose plan that counts, or did until nobody reviewed it, has a notice of that kind; with these notices.
     *
     * @param sight of who asks: whose places are not theirs to know is not in it where the notice would tell them
     */
    Mono<List<Listed>> having(Class<? extends PlanNotice> kind, Sight sight, Optional<PersonId> after, int limit) {
        return noticed(sight, after)
                .map(one -> new Listed(
                        one.person(),
                        one.plan(),
                        one.standing(),
                        one.notices().stream().filter(kind::isInstance).toList()))
                .filter(one -> !one.notices().isEmpty())
                .take(limit)
                .collectList();
    }

    /** How many people's plans have notices that such a reader sees, by their kind; what nobody's has is not in it. */
    Mono<Map<Class<? extends PlanNotice>, Long>> counts(Sight sight) {
        return noticed(sight, Optional.empty())
                .flatMapIterable(one -> one.notices().stream()
                        .<Class<? extends PlanNotice>>map(PlanNotice::getClass)
                        .distinct()
                        .toList())
                .collect(HashMap::new, (counts, kind) -> counts.merge(kind, 1L, Long::sum));
    }

    private Flux<Listed> noticed(Sight sight, Optional<PersonId> after) {
        Flux<Version> current = plans.histories(after)
                .concatMapIterable(history -> history.current().stream()
                        .map(plan -> new Version(plan, standings.standing(history, plan)))
                        .toList());
        return plans.namings()
                .zipWhen(namings -> standings.gone(namings.people()))
                .flatMapMany(named -> listed(
                        current,
                        (person, plan) -> PlanNotices.of(
                                        plan.content(),
                                        person.lifeSupport(),
                                        named.getT1().of(plan.content().supporters(), named.getT2()),
                                        flood,
                                        standings.today())
                                .stream()
                                .filter(notice -> sight.home(person.home()) || !notice.betraysPlaces())
                                .toList()));
    }

    /** Versions with their people; without those who are gone, died or moved away. */
    private Flux<Listed> listed(
            Flux<Version> versions, BiFunction<PersonState, EvacuationPlan, List<PlanNotice>> notices) {
        return versions.buffer(PAGE)
                .concatMap(some -> people(some)
                        .flatMapIterable(people -> some.stream()
                                .flatMap(one -> Optional.ofNullable(
                                        people.get(one.plan().person().toString()))
                                        .filter(person -> person.lifecycle().isHere())
                                        .map(person -> new Listed(
                                                person, one.plan(), one.standing(), notices.apply(person, one.plan())))
                                        .stream())
                                .toList()));
    }

    private Mono<Map<String, PersonState>> people(List<Version> some) {
        return persons.find(some.stream()
                .map(one -> one.plan().person().toString())
                .distinct()
                .toList());
    }
}
