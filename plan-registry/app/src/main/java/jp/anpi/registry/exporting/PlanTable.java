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
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.ListColumn;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.importing.person.ResidentNumber;
import jp.anpi.registry.importing.person.ResidentNumbers;
import jp.anpi.registry.importing.plan.CheckerNames;
import jp.anpi.registry.importing.plan.PlanCells;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The plans: of each person the version they confirmed last, whatever it is worth today, else the one that is being written; who
 * has a plan of which no version is known comes after them. What the list cannot change comes last.
 */
final class PlanTable {

    private static final Document EVERY = new Document();
    private static final int BATCH = 500;
    private static final List<String> FOLLOWING = List.of("版", "状態", "見直し期限", "作成中の版");
    private static final String TOLD = "計画あり（版の記録なし）";
    private static final Document WITH_A_PLAN = new Document("group", new Document("$in", numbers()))
            .append("hasPlan", true)
            .append("gone", false);

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

    /** @param standing of which a version must be; then it is this version that is in the list */
    ExportTable table(Sight sight, Optional<Standing> standing) {
        Flux<List<String>> rows = Mono.zip(
                        offices.all(EVERY).collectList().map(all -> new OfficeBook(all, Map.of())),
                        members.all(EVERY).collectList().map(MemberBook::of),
                        CheckerNames::new)
                .map(checkers -> new PlanCells(checkers, sight))
                .flatMapMany(cells -> Flux.concat(
                        plans.histories()
                                .concatMapIterable(history -> listed(history, standing).stream()
                                        .map(plan -> new Line(history, plan))
                                        .toList())
                                .buffer(BATCH)
                                .concatMap(some -> rows(cells, some, standing.isPresent())),
                        standing.isPresent() ? Flux.empty() : told(cells)));
        return new ExportTable(
                Stream.concat(PlanCells.columns().stream().map(ListColumn::heading), FOLLOWING.stream())
                        .toList(),
                rows);
    }

    private record Line(PlanHistory history, EvacuationPlan plan) {}

    private Optional<EvacuationPlan> listed(PlanHistory history, Optional<Standing> standing) {
        return Stream.concat(history.current().stream(), history.open().stream())
                .filter(plan -> standing.map(wanted -> plans.standing(history, plan) == wanted)
                        .orElse(true))
                .findFirst();
    }

    /** @param onlyHere without whoever died or moved away, as the list behind a figure is */
    private Flux<List<String>> rows(PlanCells cells, List<Line> some, boolean onlyHere) {
        List<PersonId> ids = some.stream().map(one -> one.history().person()).toList();
        return Mono.zip(
                        numbers.of(ids),
                        persons.find(ids.stream().map(PersonId::toString).toList()))
                .flatMapIterable(known -> some.stream()
                        .flatMap(one -> Optional.ofNullable(
                                known.getT2().get(one.history().person().toString()))
                                .filter(person ->
                                        !onlyHere || person.lifecycle().isHere())
                                .map(person -> row(
                                        cells,
                                        person,
                                        Optional.ofNullable(known.getT1().get(person.id())),
                                        one))
                                .stream())
                        .toList());
    }

    /** Who has a plan by what the registry was told, and no version of it: with what is known of them without. */
    private Flux<List<String>> told(PlanCells cells) {
        return persons.all(WITH_A_PLAN).buffer(BATCH).concatMap(some -> {
            List<PersonId> ids = some.stream().map(PersonState::id).toList();
            return Mono.zip(numbers.of(ids), plans.among(ids))
                    .flatMapIterable(known -> some.stream()
                            .filter(person -> !known.getT2().contains(person.id()))
                            .map(person -> told(
                                    cells,
                                    person,
                                    Optional.ofNullable(known.getT1().get(person.id()))))
                            .toList());
        });
    }

    private static List<String> told(PlanCells cells, PersonState person, Optional<ResidentNumber> number) {
        return Stream.concat(cells.of(person, number).stream(), Stream.of("", TOLD, "", ""))
                .toList();
    }

    private static List<Integer> numbers() {
        return Stream.of(PriorityGroup.values()).map(PriorityGroup::number).toList();
    }

    private List<String> row(PlanCells cells, PersonState person, Optional<ResidentNumber> number, Line line) {
        EvacuationPlan plan = line.plan();
        Standing standing = plans.standing(line.history(), plan);
        List<String> row = new ArrayList<>(cells.of(person, number, plan));
        row.add(String.valueOf(plan.version()));
        row.add(standing.japanese());
        row.add(plan.isOpen() ? "" : plans.reviewDue(plan).toString());
        row.add(line.history()
                .open()
                .map(open -> plans.standing(line.history(), open).japanese())
                .orElse(""));
        return row;
    }
}
