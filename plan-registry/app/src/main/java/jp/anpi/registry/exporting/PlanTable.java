package jp.anpi.registry.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.CheckerNames;
import jp.anpi.registry.importing.ListColumn;
import jp.anpi.registry.importing.MemberBook;
import jp.anpi.registry.importing.OfficeBook;
import jp.anpi.registry.importing.PlanCells;
import jp.anpi.registry.importing.ResidentNumber;
import jp.anpi.registry.importing.ResidentNumbers;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The plans that count; what the list cannot change comes last. */
final class PlanTable {

    private static final Document EVERY = new Document();
    private static final int BATCH = 500;
    private static final List<String> FOLLOWING = List.of("版", "状態", "見直し期限");

    private final StateStore<PersonState> persons;
    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final ResidentNumbers numbers;
    private final Plans plans;

    PlanTable(
            StateStore<PersonState> persons,
            StateStore<OfficeState> offices,
            StateStore<MemberState> members,
            ResidentNumbers numbers,
            Plans plans) {
        this.persons = persons;
        this.offices = offices;
        this.members = members;
        this.numbers = numbers;
        this.plans = plans;
    }

    ExportTable table(Sight sight) {
        Flux<List<String>> rows = Mono.zip(
                        offices.all(EVERY).collectList().map(all -> new OfficeBook(all, Map.of())),
                        members.all(EVERY).collectList().map(MemberBook::of),
                        CheckerNames::new)
                .map(checkers -> new PlanCells(checkers, sight))
                .flatMapMany(cells -> persons.all(EVERY)
                        .filter(PersonState::hasPlan)
                        .buffer(BATCH)
                        .concatMap(some -> rows(cells, some)));
        return new ExportTable(
                Stream.concat(PlanCells.columns().stream().map(ListColumn::heading), FOLLOWING.stream())
                        .toList(),
                rows);
    }

    private Flux<List<String>> rows(PlanCells cells, List<PersonState> some) {
        List<PersonId> ids = some.stream().map(PersonState::id).toList();
        return numbers.of(ids)
                .flatMapMany(known -> Flux.fromIterable(some)
                        .concatMap(person -> plans.counting(person.id())
                                .map(plan -> row(cells, person, Optional.ofNullable(known.get(person.id())), plan))));
    }

    private List<String> row(
            PlanCells cells, PersonState person, Optional<ResidentNumber> number, EvacuationPlan plan) {
        List<String> row = new ArrayList<>(cells.of(person, number, plan));
        row.add(String.valueOf(plan.version()));
        row.add(plans.standing(plan).japanese());
        row.add(plans.reviewDue(plan).toString());
        return row;
    }
}
