package jp.anpi.registry.loading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.PlanStore;
import jp.anpi.registry.plan.PlanTerms;
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

    private static final String SAMPLE = "見本データ";

    /** People with their plans, if they have one; repeating changes nothing. */
    Mono<Void> loadPersons(List<PersonState> batch, LocalDate day) {
        List<EvacuationPlan> withPlan = batch.stream()
                .filter(PersonState::hasPlan)
                .map(person -> plan(person, day))
                .toList();
        return plans.load(withPlan, PlanTerms.USUAL).then(persons.load(batch));
    }

    private static EvacuationPlan plan(PersonState person, LocalDate day) {
        return new PlanHistory(person.id(), List.of())
                .adopt(
                        PlanContent.of(person),
                        new EvacuationPlan.Written(SAMPLE, day),
                        Optional.of(new EvacuationPlan.Confirmation(
                                EvacuationPlan.Confirmation.By.PERSON,
                                person.name().written(),
                                SAMPLE,
                                day)));
    }
}
