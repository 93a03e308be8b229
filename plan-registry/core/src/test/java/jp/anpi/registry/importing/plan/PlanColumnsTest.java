package jp.anpi.registry.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.importing.person.Registered;
import jp.anpi.registry.importing.person.ResidentNumber;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.sheet.TextEncoding;
import org.junit.jupiter.api.Test;

/** One row that says something under every heading of a list of plans: all of it is read, and comes back as it was written. */
class PlanColumnsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final PersonState person = Registered.person();
    private final List<RowFault> faults = new ArrayList<>();

    @Test
    void everyColumnOfThePlanAndTheEmergencyCardIsRead() {
        Map<PlanColumn, String> row = row();
        EvacuationPlan plan = ((PlanMerge.Result.Changed) merged(List.copyOf(row.values()), history())).plan();
        assertThat(faults).extracting(RowFault::reason).containsOnly(RowFault.Reason.NO_SUCH_PLACE);

        List<String> written = new PlanCells(checkers(), Disclosure.sight(Role.DESK, Purpose.TAKE_AWAY))
                .of(person, Optional.of(new ResidentNumber("1")), plan);
        Map<PlanColumn, String> back = new EnumMap<>(PlanColumn.class);
        PlanCells.columns().forEach(column -> back.put(column, written.get(back.size())));
        assertThat(back)
                .allSatisfy((column, cell) -> assertThat(cell).as(column.name()).isNotBlank());
        row.forEach((column, cell) -> {
            if (cell.startsWith(column.name()) || cell.startsWith("04-71")) {
                assertThat(back).containsEntry(column, cell);
            }
        });
        assertThat(merged(written, history(plan))).isInstanceOf(PlanMerge.Result.Same.class);
    }

    private Map<PlanColumn, String> row() {
        Map<PlanColumn, String> row = new EnumMap<>(PlanColumn.class);
        for (PlanColumn column : PlanColumn.values()) {
            row.put(
                    column,
                    column.name().endsWith("_PHONE")
                            ? "04-7100-%04d".formatted(column.ordinal())
                            : column.name() + " の値");
        }
        row.putAll(Map.of(
                PlanColumn.RESIDENT_NUMBER, "1",
                PlanColumn.PERSON_ID, person.id().toString(),
                PlanColumn.PERSON, person.name().written(),
                PlanColumn.MADE_ON, "2026-03-31",
                PlanColumn.CONFIRMED_ON, "2026-04-01",
                PlanColumn.CONFIRMED_BY, "家族",
                PlanColumn.SUPPORTER_1_AGREED, "同意",
                PlanColumn.SUPPORTER_2_AGREED, "同意",
                PlanColumn.CHECKER, "CONTACT_1 の値",
                PlanColumn.START, "警戒レベル３"));
        row.put(PlanColumn.SUPPORTER_1_FROM, "2026-04-01");
        row.put(PlanColumn.SUPPORTER_1_TO, "2028-03-31");
        row.put(PlanColumn.SUPPORTER_2_FROM, "2026-05-01");
        row.put(PlanColumn.SUPPORTER_2_TO, "2028-04-30");
        row.put(PlanColumn.HELPERS, "3");
        row.put(PlanColumn.BLOOD, "AB型");
        return row;
    }

    private PlanMerge.Result merged(List<String> cells, PlanHistory history) {
        String list = String.join(
                        ",",
                        PlanCells.columns().stream().map(PlanColumn::heading).toList())
                + "\n"
                + String.join(",", cells.stream().map(cell -> '"' + cell + '"').toList()) + "\n";
        var mapping = ListText.mapped(PlanColumn.class, list);
        var rows = new PlanRows(mapping, _ -> Optional.empty(), TODAY, faults::add);
        var merge = new PlanMerge(
                checkers(), mapping, TextEncoding.UTF_8, new Sender("市 太郎", Role.DESK, TODAY), faults::add);
        return merge.of(person, history, ListText.read(list, rows::read).getFirst());
    }

    private static CheckerNames checkers() {
        return new CheckerNames(new OfficeBook(List.of(), Map.of()), MemberBook.of(List.of()));
    }

    private PlanHistory history(EvacuationPlan... versions) {
        return new PlanHistory(person.id(), List.of(versions));
    }
}
