package jp.anpi.registry.schedule;

import static jp.anpi.registry.schedule.SixthTable.DAY;
import static jp.anpi.registry.schedule.SixthTable.HANA;
import static jp.anpi.registry.schedule.SixthTable.HELP;
import static jp.anpi.registry.schedule.SixthTable.TARO;
import static jp.anpi.registry.schedule.SixthTable.december;
import static jp.anpi.registry.schedule.SixthTable.fold;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jp.anpi.registry.schedule.CareMonth.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CareMonthTest {

    private static final String FIRST = "20261125180000";
    private static final String SECOND = "20261128090000";
    private static final String THIRD = "20261202120000";
    private static final String AFTER_THE_MONTH = "20270105090000";

    @Test
    void aNewerFileReplacesTheWholeMonth() {
        var month = fold(
                HANA,
                december().sequence(FIRST).row(HANA, 3, "0930", "1630", "151111", DAY),
                december().sequence(SECOND).row(HANA, 4, "0930", "1630", "151111", DAY));
        assertThat(days(month)).containsExactly(4);
    }

    @Test
    void anOlderFileThatComesLaterChangesNothing() {
        var newer = december().sequence(SECOND).row(HANA, 4, "0930", "1630", "151111", DAY);
        var older = december().sequence(FIRST).row(HANA, 3, "0930", "1630", "151111", DAY);
        assertThat(fold(HANA, newer, older)).isEqualTo(fold(HANA, newer));
        assertThat(fold(HANA, newer, newer)).isEqualTo(fold(HANA, newer));
    }

    @Test
    void anyCopyHoldsAllOfficesWhoeverItWasMadeFor() {
        var month = fold(
                HANA,
                december()
                        .to(HELP)
                        .row(HANA, 3, "0930", "1630", "151111", DAY)
                        .row(HANA, 4, "0800", "0900", "111111", HELP));
        assertThat(days(month)).containsExactly(3, 4);
    }

    @Test
    void twoCopiesOfOnePlanAreOnePlan() {
        var month = fold(
                HANA,
                december().to(HELP).row(HANA, 3, "0930", "1630", "151111", DAY),
                december().to(DAY).row(HANA, 3, "0930", "1630", "151111", DAY));
        assertThat(days(month)).containsExactly(3);
    }

    @Test
    void aPersonWhoIsNotInANewerFileKeepsTheirMonth() {
        var older = december().sequence(FIRST).row(HANA, 3, "0930", "1630", "151111", DAY);
        var newer = december().sequence(SECOND).row(TARO, 4, "0930", "1630", "151111", DAY);
        assertThat(days(fold(HANA, older, newer))).containsExactly(3);
    }

    @Test
    void aWithdrawalTakesThePersonsWholeMonthAway() {
        var plan = december().sequence(FIRST).row(HANA, 3, "0930", "1630", "151111", DAY);
        var month = fold(HANA, plan, withdrawal(SECOND, DAY));
        assertThat(month.isKnown()).isFalse();
        assertThat(month.visits()).isEmpty();
        assertThat(fold(HANA, withdrawal(SECOND, DAY), plan)).isEqualTo(month);
    }

    @Test
    void aPlanAfterItsWithdrawalCountsAgain() {
        var again = december().sequence(THIRD).row(HANA, 4, "0930", "1630", "151111", DAY);
        assertThat(days(fold(HANA, withdrawal(SECOND, DAY), again))).containsExactly(4);
    }

    @Test
    void anOfficeThatLostThePersonIsTakenOutOfOlderCopiesForOthersToo() {
        var forHelp = december()
                .sequence(FIRST)
                .to(HELP)
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 4, "0800", "0900", "111111", HELP);
        assertThat(days(fold(HANA, forHelp, withdrawal(SECOND, DAY)))).containsExactly(4);
    }

    @Test
    void whatWasDoneTakesThePlaceOfWhatWasPlannedOfThatOfficeAndKind() {
        var plan = december()
                .sequence(FIRST)
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 10, "0930", "1630", "151111", DAY)
                .row(HANA, 4, "0800", "0900", "111111", HELP);
        var done = december().kind("UPJSK").sequence(AFTER_THE_MONTH).row(HANA, 10, "1000", "1600", "151111", DAY);
        var month = fold(HANA, plan, done);
        assertThat(days(month)).containsExactly(4, 10);
        assertThat(month.visits()).extracting(CareMonth.Known::basis).containsExactly(Basis.PLANNED, Basis.DONE);
    }

    @Test
    void aReportFromTheMiddleOfTheMonthLeavesTheRestPlanned() {
        var plan = december()
                .sequence(FIRST)
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 17, "0930", "1630", "151111", DAY);
        var done = december().kind("UPJSK").sequence("20261210120000").row(HANA, 4, "0930", "1630", "151111", DAY);
        assertThat(days(fold(HANA, plan, done))).containsExactly(4, 17);
    }

    @Test
    void aReportOfTheMorningLeavesTheAfternoonPlanned() {
        var plan = december()
                .sequence(FIRST)
                .row(HANA, 9, "1500", "1600", "111111", HELP)
                .row(HANA, 10, "0900", "1000", "111111", HELP)
                .row(HANA, 10, "1500", "1600", "111111", HELP);
        var done = december().kind("UPJSK").sequence("20261210110000").row(HANA, 10, "0900", "1000", "111111", HELP);
        var month = fold(HANA, plan, done);
        assertThat(days(month)).as("what was done is not there twice").containsExactly(10, 10);
        assertThat(month.visits()).extracting(CareMonth.Known::basis).containsExactly(Basis.DONE, Basis.PLANNED);
    }

    @Test
    void aReportWithRowsThatCouldNotBeReadTakesNoVisitAwayAndNamesItsGaps() {
        var plan = december()
                .sequence(FIRST)
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 4, "0800", "0900", "111111", HELP)
                .row(HANA, 10, "0930", "1630", "151111", DAY);
        var done = december()
                .kind("UPJSK")
                .sequence(AFTER_THE_MONTH)
                .row(HANA, 3, "0930", "1630", "151111", DAY)
                .row(HANA, 10, "0930", "16:30", "151111", DAY)
                .row(HANA, 5, "0800", "0900", "111111", HELP);
        var month = fold(HANA, plan, done);
        assertThat(month.gaps()).isOne();
        assertThat(days(month)).as("the help's report is whole").containsExactly(3, 5, 10);
        assertThat(month.visits())
                .extracting(CareMonth.Known::basis)
                .containsExactly(Basis.DONE, Basis.DONE, Basis.PLANNED);
    }

    @Test
    void aReportThatIsTakenBackLetsThePlanCountAgain() {
        var plan = december().sequence(FIRST).row(HANA, 3, "0930", "1630", "151111", DAY);
        var done = december().kind("UPJSK").sequence(AFTER_THE_MONTH).row(HANA, 4, "0930", "1630", "151111", DAY);
        var back = december()
                .kind("DLTJSK")
                .sequence("20270106090000")
                .text("202407,%s,%s,202612,%s,15".formatted(HANA.insurer(), HANA.number(), DAY));
        assertThat(days(fold(HANA, plan, done, back))).containsExactly(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfArrivalPlaysNoPart(long seed) {
        List<SixthTable> files = new ArrayList<>(List.of(
                december().sequence(FIRST).row(HANA, 3, "0930", "1630", "151111", DAY),
                december().sequence(SECOND).to(HELP).row(HANA, 4, "0800", "0900", "111111", HELP),
                withdrawal(THIRD, HELP),
                december().sequence("20261203000000").row(HANA, 5, "0930", "1630", "151111", DAY),
                december().kind("UPJSK").sequence(AFTER_THE_MONTH).row(HANA, 9, "0930", "1630", "151111", DAY)));
        var inOrder = fold(HANA, files);
        Collections.shuffle(files, new Random(seed));
        assertThat(fold(HANA, files)).isEqualTo(inOrder);
        assertThat(days(inOrder)).containsExactly(9);
    }

    private static SixthTable withdrawal(String sequence, String addressee) {
        return december()
                .kind("DLTPLAN")
                .to(addressee)
                .sequence(sequence)
                .text("202407,%s,%s,202612".formatted(HANA.insurer(), HANA.number()));
    }

    private static List<Integer> days(CareMonth month) {
        return month.visits().stream()
                .map(known -> known.visit().day().getDayOfMonth())
                .toList();
    }
}
