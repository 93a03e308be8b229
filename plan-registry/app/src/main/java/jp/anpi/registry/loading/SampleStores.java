package jp.anpi.registry.loading;

import java.time.LocalDate;
import java.util.List;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanStore;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Where the made-up people and everything around them go. */
record SampleStores(
        StateStore<DistrictState> districts,
        StateStore<OfficeState> offices,
        StateStore<MemberState> members,
        StateStore<PersonState> persons,
        PlanStore plans,
        AccountStore accounts) {

    /** People with their plans, if they have one; repeating changes nothing. */
    Mono<Void> loadPersons(List<PersonState> batch, LocalDate day) {
        List<EvacuationPlan> withPlan = batch.stream()
                .filter(PersonState::hasPlan)
                .map(person ->
                        new EvacuationPlan(person.id(), 1, EvacuationPlan.Status.ADOPTED, day, person.checkers()))
                .toList();
        return plans.load(withPlan).then(persons.load(batch));
    }
}
