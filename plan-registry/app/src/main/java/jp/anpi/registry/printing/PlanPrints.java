package jp.anpi.registry.printing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.person.ParticularsStore.Kept;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers what stands on the sheets of people, as far as the one who prints may see it. */
final class PlanPrints {

    private static final int AT_ONCE = 8;

    private final StateStore<PersonState> persons;
    private final Plans plans;
    private final Groups groups;
    private final ParticularsStore particulars;

    PlanPrints(StateStore<PersonState> persons, Plans plans, Groups groups, ParticularsStore particulars) {
        this.persons = persons;
        this.plans = plans;
        this.groups = groups;
        this.particulars = particulars;
    }

    /** That version, else the one that counts, else the one being written; refused (404) when there is none. */
    Mono<PrintedPlan> plan(PersonId id, Optional<Integer> version, Sight sight) {
        return person(id)
                .flatMap(person -> plans.history(id).flatMap(history -> {
                    Optional<EvacuationPlan> wanted = version.map(history::version)
                            .orElseGet(() -> history.current().or(history::open));
                    return wanted.map(plan -> printed(List.of(person), Map.of(id, version(history, plan)), sight)
                                    .map(List::getFirst))
                            .orElseGet(() -> Mono.error(
                                    Problem.of(version.isPresent() ? CommonProblem.NOT_FOUND : PrintProblem.NO_PLAN)
                                            .refused()));
                }));
    }

    /** The card of somebody, with a plan or without. */
    Mono<PrintedPlan> card(PersonId id, Sight sight) {
        return person(id)
                .flatMap(person -> current(person)
                        .flatMap(known -> printed(List.of(person), known, sight))
                        .map(List::getFirst));
    }

    /** The plans that count of several people, in the same order; without plans, what is known of them. */
    Mono<List<PrintedPlan>> counting(List<PersonState> people, Sight sight) {
        return Flux.fromIterable(people)
                .flatMapSequential(this::current, AT_ONCE, 1)
                .collectList()
                .flatMap(found -> printed(
                        people,
                        found.stream()
                                .flatMap(one -> one.entrySet().stream())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        sight));
    }

    private Mono<Map<PersonId, PrintedPlan.Version>> current(PersonState person) {
        return plans.history(person.id())
                .map(history -> history.current()
                        .map(plan -> Map.of(person.id(), version(history, plan)))
                        .orElseGet(Map::of));
    }

    private Mono<PersonState> person(PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    private PrintedPlan.Version version(PlanHistory history, EvacuationPlan plan) {
        Standing standing = plans.standing(history, plan);
        boolean counts = standing == Standing.VALID || standing == Standing.REVIEW_DUE;
        return new PrintedPlan.Version(
                plan, standing, Optional.of(plans.reviewDue(plan)).filter(_ -> counts));
    }

    private Mono<List<PrintedPlan>> printed(
            List<PersonState> people, Map<PersonId, PrintedPlan.Version> versions, Sight sight) {
        List<PersonId> ids = people.stream().map(PersonState::id).toList();
        return Mono.zip(groups.remarks(ids), particulars.find(ids))
                .map(known -> people.stream()
                        .map(person -> new PrintedPlan(
                                person,
                                Optional.ofNullable(versions.get(person.id())),
                                known.getT1().getOrDefault(person.id(), List.of()),
                                known.getT2()
                                        .getOrDefault(person.id(), Kept.NOTHING)
                                        .known()
                                        .without(!sight.home(person.home()), true),
                                sight.home(person.home()),
                                plans.today()))
                        .toList());
    }
}
