package jp.anpi.registry.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.Standing;
import jp.anpi.registry.printing.Printed;
import org.junit.jupiter.api.Test;

class PlanCellsTest {

    private static final List<PlanColumn> NEARBY = List.of(
            PlanColumn.VOLUNTEER,
            PlanColumn.ASSOCIATION,
            PlanColumn.NEIGHBOUR_1,
            PlanColumn.NEIGHBOUR_1_RELATION,
            PlanColumn.NEIGHBOUR_1_PHONE);

    private static List<String> nearby(Role role) {
        PersonState hidden = Printed.underProtection();
        EvacuationPlan plan = Printed.plan(hidden, Standing.VALID, true)
                .version()
                .orElseThrow()
                .plan();
        var names = new CheckerNames(new OfficeBook(List.of(), Map.of()), MemberBook.of(List.of()));
        List<String> row =
                new PlanCells(names, Disclosure.sight(role, Purpose.TAKE_AWAY)).of(hidden, Optional.empty(), plan);
        List<PlanColumn> columns = List.copyOf(PlanCells.columns());
        return NEARBY.stream().map(column -> row.get(columns.indexOf(column))).toList();
    }

    @Test
    void pitfall14WhoIsAroundSomebodyUnderProtectionStandsInTheListOfTheRestrictedDeskOnly() {
        assertThat(nearby(Role.DESK)).containsOnly(Sight.NOT_SHOWN);
        assertThat(nearby(Role.RESTRICTED_DESK)).contains("民生 次郎", "川端自治会", "𠮷田商店");
    }
}
