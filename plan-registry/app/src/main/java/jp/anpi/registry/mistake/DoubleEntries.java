package jp.anpi.registry.mistake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.joining.Joining;
import jp.anpi.registry.person.ListNumbers;
import jp.anpi.registry.person.ParticularsStore;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.schedule.InsuredLinks;
import jp.anpi.registry.schedule.ToldWeeks;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/**
 * Makes two entries of one person one. What is known of the one comes to the other, their plans with all versions and the numbers by
 * which lists and the care-plan exchange know them, and then it is erased. Broken off halfway it can be done once more.
 */
final class DoubleEntries {

    private final StateStore<PersonState> persons;
    private final ParticularsStore particulars;
    private final Groups groups;
    private final Plans plans;
    private final ListNumbers numbers;
    private final InsuredLinks insured;
    private final ToldWeeks told;
    private final Erasing erasing;

    DoubleEntries(
            StateStore<PersonState> persons,
            ParticularsStore particulars,
            Groups groups,
            Plans plans,
            ListNumbers numbers,
            InsuredLinks insured,
            ToldWeeks told,
            Erasing erasing) {
        this.persons = persons;
        this.particulars = particulars;
        this.groups = groups;
        this.plans = plans;
        this.numbers = numbers;
        this.insured = insured;
        this.told = told;
        this.erasing = erasing;
    }

    /** Whose plan goes on where both have one. */
    enum PlanOf {
        STAYS,
        GOES
    }

    /** Two entries and their plans. */
    record Both(Joining people, PlanHistory plan, PlanHistory otherPlan) {

        boolean plansContradict() {
            return plan.contradicts(otherPlan);
        }
    }

    /**
     * What joining them is about. Refused (404) when one of them is not there, or both are one entry.
     *
     * @param goes the one that will be erased
     */
    Mono<Both> look(PersonId stays, PersonId goes) {
        return stays.equals(goes)
                ? refused(CommonProblem.NOT_FOUND)
                : Mono.zip(found(stays), found(goes), plans.history(stays), plans.history(goes))
                        .map(all -> new Both(new Joining(all.getT1(), all.getT2()), all.getT3(), all.getT4()));
    }

    /**
     * @param version of the one that stays, as it was read
     * @param otherVersion of the one that goes
     * @param plan empty while nobody has chosen
     */
    record Order(Optional<Long> version, Optional<Long> otherVersion, Optional<PlanOf> plan) {

        private boolean isAsRead(Joining people) {
            return version.equals(Optional.of(people.stays().version()))
                    && otherVersion.equals(Optional.of(people.goes().version()));
        }
    }

    /**
     * Goes on to its end also when nobody waits for it. Refused as {@link #look} is, and (409) when one was changed since, both have a
     * plan and none is chosen, or an incident runs.
     *
     * @param first completes before anything is changed
     */
    Mono<PersonState> join(PersonId stays, PersonId goes, Order order, Mono<Void> first) {
        Mono<PersonState> work = look(stays, goes)
                .filter(both -> order.isAsRead(both.people()))
                .switchIfEmpty(refused(MistakeProblem.PERSON_CHANGED))
                .filter(both -> !both.plansContradict() || order.plan().isPresent())
                .switchIfEmpty(refused(MistakeProblem.TWO_PLANS))
                .delayUntil(_ -> erasing.unlessAnIncidentRuns())
                .delayUntil(_ -> first)
                .flatMap(both -> joined(both, order.plan().equals(Optional.of(PlanOf.GOES))))
                .then(Mono.defer(() -> found(stays)));
        return Mono.fromFuture(work::toFuture, true);
    }

    private Mono<Void> joined(Both both, boolean othersPlan) {
        PersonId stays = both.people().stays().id();
        PersonId goes = both.people().goes().id();
        return told.of(List.of(goes))
                .map(weeks -> both.people().joined(weeks.getOrDefault(goes, List.of())))
                .flatMap(next -> groups.following(stays, persons.put(next)))
                .filter(stored -> stored)
                .switchIfEmpty(refused(MistakeProblem.PERSON_CHANGED))
                .then(Mono.defer(() -> particulars(stays, goes)))
                .then(Mono.defer(() -> groups.join(stays, goes)))
                .then(Mono.defer(() -> plans.join(stays, goes, othersPlan)))
                .then(Mono.defer(() -> numbers.join(stays, goes)))
                .then(Mono.defer(() -> insured.join(stays, goes)))
                .then(Mono.defer(() -> erasing.gone(goes)));
    }

    private Mono<Void> particulars(PersonId stays, PersonId goes) {
        return particulars.find(List.of(stays, goes)).flatMap(known -> {
            var own = known.getOrDefault(stays, ParticularsStore.Kept.NOTHING);
            var others = known.getOrDefault(goes, ParticularsStore.Kept.NOTHING);
            var both = own.known().or(others.known());
            return both.equals(own.known()) ? Mono.empty() : particulars.putAll(Map.of(stays, own.saying(both)));
        });
    }

    private Mono<PersonState> found(PersonId id) {
        return persons.find(id.toString()).switchIfEmpty(refused(CommonProblem.NOT_FOUND));
    }

    private static <T> Mono<T> refused(ProblemKind why) {
        return Mono.error(() -> Problem.of(why).refused());
    }
}
