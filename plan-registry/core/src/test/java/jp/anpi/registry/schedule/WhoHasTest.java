package jp.anpi.registry.schedule;

import static jp.anpi.registry.schedule.SixthTable.BUS;
import static jp.anpi.registry.schedule.SixthTable.DAY;
import static jp.anpi.registry.schedule.SixthTable.HANA;
import static jp.anpi.registry.schedule.SixthTable.HELP;
import static jp.anpi.registry.schedule.SixthTable.SMALL;
import static jp.anpi.registry.schedule.SixthTable.STAY;
import static jp.anpi.registry.schedule.SixthTable.TOKYO;
import static jp.anpi.registry.schedule.SixthTable.at;
import static jp.anpi.registry.schedule.SixthTable.december;
import static jp.anpi.registry.schedule.SixthTable.fold;
import static jp.anpi.registry.schedule.SixthTable.office;
import static jp.anpi.registry.schedule.SixthTable.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.schedule.Holding.Basis;
import jp.anpi.registry.schedule.Holding.Certainty;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoHasTest {

    private static final OfficeId NURSES = OfficeId.of("00000000-0000-4000-8000-000000000001");
    private static final WhoHas.Week NOTHING_BY_HAND = new WhoHas.Week(List.of(), _ -> false);

    /** The nurse of the health insurance on Thursdays from 10 to 11. */
    private static final WeeklyService NURSE = new WeeklyService(
            NURSES,
            WeeklyService.Kind.HOME_VISIT,
            DayOfWeek.THURSDAY,
            LocalTime.of(10, 0),
            LocalTime.of(11, 0),
            Duration.ZERO);

    @ParameterizedTest
    @CsvSource({
        "2026-12-03T08:59, ",
        "2026-12-03T09:00, on the way",
        "2026-12-03T09:29, on the way",
        "2026-12-03T09:30, there",
        "2026-12-03T16:29, there",
        "2026-12-03T16:30, on the way",
        "2026-12-03T17:00, "
    })
    void theWayToADayServiceIsPartOfItOnBothSidesOfItsInstants(String when, String said) {
        var who = who(fold(HANA, december().row(HANA, 3, "0930", "1630", "151111", DAY)));
        assertThat(who.at(at(when)).holdings().stream()
                        .map(holding -> holding.onTheWay() ? "on the way" : "there")
                        .findFirst()
                        .orElse(null))
                .isEqualTo(said);
    }

    @Test
    void aVisitAtHomeHasNoWay() {
        var who = who(fold(HANA, december().row(HANA, 3, "0800", "0900", "111111", HELP)));
        assertThat(who.at(at("2026-12-03T07:45")).holdings()).isEmpty();
        assertThat(who.at(at("2026-12-03T08:00")).holdings())
                .containsExactly(new Holding(
                        Optional.of(office(HELP)),
                        Optional.of(HELP),
                        Whereabouts.AT_HOME,
                        Certainty.TIME,
                        Basis.PLANNED,
                        false));
    }

    @Test
    void pitfall24AVisitOverMidnightIsOneVisitAlsoAtTheMonthsEnd() {
        var who = who(fold(HANA, december().row(HANA, 31, "2200", "0600", "111111", HELP)));
        assertThat(numbers(who, "2026-12-31T21:59")).isEmpty();
        assertThat(numbers(who, "2026-12-31T22:00")).containsExactly(HELP);
        assertThat(numbers(who, "2027-01-01T05:59")).containsExactly(HELP);
        assertThat(numbers(who, "2027-01-01T06:00")).isEmpty();
    }

    @Test
    void pitfall24AStayIsKnownByTheDayAndSaysSo() {
        var who = who(fold(
                HANA,
                december().row(HANA, 3, "9999", "9999", "212111", STAY).row(HANA, 4, "9999", "9999", "212111", STAY)));
        assertThat(who.at(at("2026-12-03T23:30")).holdings()).singleElement().satisfies(holding -> {
            assertThat(holding.where()).isEqualTo(Whereabouts.STAYING);
            assertThat(holding.certainty()).isEqualTo(Certainty.DAY);
        });
        assertThat(numbers(who, "2026-12-05T00:00")).isEmpty();
    }

    @Test
    void pitfall24WhatIsBilledOnTopWithoutATimeHasNobody() {
        var who = who(fold(
                HANA,
                december().row(HANA, 3, "0930", "1630", "151111", DAY).row(HANA, 31, "9999", "9999", "156108", DAY)));
        assertThat(numbers(who, "2026-12-31T12:00")).isEmpty();
        assertThat(numbers(who, "2026-12-03T20:00")).isEmpty();
    }

    @Test
    void lentEquipmentAndAPharmacistsAdviceSayNothingAboutWhereAnybodyIs() {
        var who = who(fold(
                HANA,
                december().row(HANA, 3, "9999", "9999", "171003", HELP).row(HANA, 3, "1000", "1100", "311111", HELP)));
        assertThat(numbers(who, "2026-12-03T10:30")).isEmpty();
    }

    @Test
    void anOfficeThatComesFetchesAndKeepsPeopleIsAsked() {
        var who = who(fold(HANA, december().row(HANA, 3, "9999", "9999", "731111", SMALL)));
        assertThat(who.at(at("2026-12-03T10:00")).holdings())
                .extracting(Holding::where, Holding::certainty)
                .containsExactly(Tuple.tuple(Whereabouts.ASK_OFFICE, Certainty.DAY));
    }

    @Test
    void pitfall23NursesOfTheHealthInsuranceAreNotInTheExchangeAndKeptByHandBesideIt() {
        var known = fold(HANA, december().row(HANA, 3, "0930", "1630", "151111", DAY));
        var week = new WhoHas.Week(List.of(NURSE), NURSES::equals);
        var who = new WhoHas(List.of(known), week, register(), BUS, TOKYO);
        assertThat(who.at(at("2026-12-10T10:30")).holdings())
                .extracting(holding -> holding.office().orElseThrow(), Holding::certainty, Holding::basis)
                .containsExactly(Tuple.tuple(NURSES, Certainty.WEEKLY_PATTERN, Basis.BY_HAND));
        assertThat(who.at(at("2026-12-03T10:30")).holdings())
                .extracting(Holding::certainty)
                .as("the surest is asked first")
                .containsExactly(Certainty.TIME, Certainty.WEEKLY_PATTERN);
    }

    @Test
    void aKnownMonthSpeaksForOfficesOfTheCareInsuranceAndAnUnknownOneLetsTheWeekSpeak() {
        var known = fold(HANA, december().row(HANA, 3, "0930", "1630", "151111", DAY));
        var week = new WhoHas.Week(List.of(NURSE), _ -> false);
        var who = new WhoHas(List.of(known), week, register(), BUS, TOKYO);
        assertThat(who.at(at("2026-12-10T10:30")).monthKnown()).isTrue();
        assertThat(who.at(at("2026-12-10T10:30")).holdings()).isEmpty();
        var january = who.at(at("2027-01-07T10:30"));
        assertThat(january.monthKnown()).isFalse();
        assertThat(january.holdings()).extracting(Holding::certainty).containsExactly(Certainty.WEEKLY_PATTERN);
    }

    @Test
    void aReportOfOneOfficeSaysNothingOfTheOthersNorOfTheDaysAfterIt() {
        var report = fold(
                HANA,
                december()
                        .kind("UPJSK")
                        .sequence("20261212090000")
                        .row(HANA, 3, "0930", "1630", "151111", DAY)
                        .row(HANA, 3, "0800", "0900", "111111", HELP));
        var help = new WeeklyService(
                office(HELP),
                WeeklyService.Kind.HOME_VISIT,
                DayOfWeek.THURSDAY,
                LocalTime.of(10, 0),
                LocalTime.of(11, 0),
                Duration.ZERO);
        var week = new WhoHas.Week(List.of(NURSE, help), _ -> false);
        var who = new WhoHas(List.of(report), week, register(), BUS, TOKYO);
        assertThat(who.at(at("2026-12-10T10:30")).monthKnown())
                .as("there is no plan")
                .isFalse();
        assertThat(offices(who, "2026-12-10T10:30"))
                .as("the help was not there")
                .containsExactly(NURSES);
        assertThat(offices(who, "2026-12-17T10:30")).containsExactlyInAnyOrder(NURSES, office(HELP));
    }

    @ParameterizedTest
    @CsvSource({
        "202612, 2026-12-01T00:30, true",
        "202612, 2026-12-08T00:30, false",
        "202611, 2026-12-01T00:30, false",
        "202611, 2026-12-08T00:30, true"
    })
    void whetherTheWeekSpeaksOfANightIsDecidedByTheDayItBegins(String known, String when, boolean there) {
        var month = fold(HANA, december().month(known).row(HANA, 3, "0930", "1630", "151111", DAY));
        var night = new WeeklyService(
                office(HELP),
                WeeklyService.Kind.HOME_VISIT,
                DayOfWeek.MONDAY,
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                Duration.ZERO);
        var who = new WhoHas(List.of(month), new WhoHas.Week(List.of(night), _ -> false), register(), BUS, TOKYO);
        assertThat(offices(who, when).contains(office(HELP))).isEqualTo(there);
    }

    @Test
    void aStayWithATimeOfArrivalIsAStayAllNight() {
        var who = who(fold(
                HANA,
                december().row(HANA, 3, "1000", "1600", "212111", STAY).row(HANA, 4, "9999", "9999", "212111", STAY)));
        assertThat(certainties(who, "2026-12-03T12:00")).containsExactly(Certainty.TIME);
        assertThat(certainties(who, "2026-12-03T23:30")).containsExactly(Certainty.DAY);
        assertThat(certainties(who, "2026-12-04T03:00")).containsExactly(Certainty.DAY);
        assertThat(certainties(who, "2026-12-05T03:00")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T12:00, ",
        "2026-12-08T12:00, ",
        "2027-01-07T12:00, USUAL",
        "2027-01-08T12:00, ",
        "2027-02-25T12:00, USUAL",
        "2027-03-04T12:00, "
    })
    void afterTheLastKnownMonthItsWeekIsTheBestGuessForTwoMonths(String when, Basis basis) {
        var table = december();
        for (int thursday : new int[] {3, 10, 17, 24, 31}) {
            table.row(HANA, thursday, "0930", "1630", "151111", DAY);
        }
        var who = who(fold(HANA, table));
        assertThat(who.at(at(when)).holdings().stream()
                        .map(Holding::basis)
                        .findFirst()
                        .orElse(null))
                .isEqualTo(basis);
    }

    @Test
    void pitfall26WhoMovesInTheMiddleOfAMonthHasTwoNumbersAndOneMonth() {
        var moved = new Insured("131016", "0000099999");
        var before = fold(HANA, december().row(HANA, 3, "0930", "1630", "151111", DAY));
        var after = fold(moved, december().row(moved, 17, "0800", "0900", "111111", HELP));
        var who = new WhoHas(List.of(before, after), NOTHING_BY_HAND, register(), BUS, TOKYO);
        assertThat(numbers(who, "2026-12-03T12:00")).containsExactly(DAY);
        assertThat(numbers(who, "2026-12-17T08:30")).containsExactly(HELP);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-03, true",
        "2026-12-10, false",
        "2026-12-17, true",
        "2026-12-24, false",
        "2026-12-31, false",
        "2027-01-07, true",
        "2027-01-21, true"
    })
    void aVisitOfTheFirstAndThirdThursdayIsOnNoOther(String day, boolean there) {
        var visit = new WeeklyService(
                NURSES, NURSE.kind(), NURSE.day(), NURSE.start(), NURSE.end(), NURSE.transport(), List.of(3, 1));
        assertThat(visit.weeks()).containsExactly(1, 3);
        var who = new WhoHas(List.of(), new WhoHas.Week(List.of(visit), _ -> true), register(), BUS, TOKYO);
        assertThat(who.at(at(day + "T10:30")).holdings()).hasSize(there ? 1 : 0);
    }

    @Test
    void anOfficeHasAPersonOnceAsSureAsItsSurestRow() {
        var who = who(fold(
                HANA,
                december().row(HANA, 3, "0800", "0900", "111111", HELP).row(HANA, 3, "0830", "0930", "131111", HELP)));
        assertThat(numbers(who, "2026-12-03T08:45")).containsExactly(HELP);
    }

    @Test
    void rowsThatCouldNotBeReadAreAGapThatTheAnswerNames() {
        var who = who(fold(
                HANA,
                december().row(HANA, 3, "0930", "1630", "151111", DAY).row(HANA, 4, "0930", "xxxx", "151111", DAY)));
        assertThat(who.at(at("2026-12-04T12:00"))).isEqualTo(new WhoHas.Answer(true, 1, List.of()));
    }

    @Test
    void whereRowsWereLostTheWeekSpeaksAsItIsToldToTheLadder() {
        var known = fold(
                HANA,
                december().row(HANA, 3, "0930", "1630", "151111", DAY).row(HANA, 4, "0930", "xxxx", "151111", DAY));
        var who = new WhoHas(List.of(known), new WhoHas.Week(List.of(NURSE), _ -> false), register(), BUS, TOKYO);
        assertThat(certainties(who, "2026-12-10T10:30")).containsExactly(Certainty.WEEKLY_PATTERN);
    }

    @Test
    void whereRowsWereLostTheUsualWeekIsThatOfTheMonthItselfAndNotOfTheOneBefore() {
        var november = december().month("202611");
        for (int thursday : new int[] {5, 12, 19, 26}) {
            november.row(HANA, thursday, "1000", "1100", "151111", DAY);
        }
        var planned = december().row(HANA, 10, "1000", "xxxx", "111111", HELP);
        for (int thursday : new int[] {3, 17, 24, 31}) {
            planned.row(HANA, thursday, "1000", "1100", "111111", HELP);
        }
        var months = List.of(fold(HANA, november), fold(HANA, planned));
        var who = new WhoHas(months, NOTHING_BY_HAND, register(), BUS, TOKYO);
        assertThat(offices(who, "2026-12-03T10:30")).containsExactly(office(HELP));
        assertThat(offices(who, "2026-12-10T10:30")).as("its row was lost").containsExactly(office(HELP));
        assertThat(PublishedSchedule.of(months, NOTHING_BY_HAND, register(), BUS, LocalDate.of(2026, 12, 1))
                        .services())
                .as("as it is told to the ladder")
                .extracting(WeeklyService::office)
                .containsExactly(office(HELP));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-07, true, the first Thursday is kept by hand",
        "2027-01-14, true, the second is guessed from December",
        "2027-01-21, true, ''",
        "2027-01-28, true, ''"
    })
    void aServiceKeptForSomeWeeksDoesNotHideTheOthersOfTheLastKnownMonth(String day, boolean there, String because) {
        var table = december();
        for (int thursday : new int[] {3, 10, 17, 24, 31}) {
            table.row(HANA, thursday, "1000", "1100", "111111", HELP);
        }
        assertThat(besideFirstAndThird(table, day)).as(because).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-07, true", "2027-01-14, false", "2027-01-21, true", "2027-01-28, false"})
    void whatTakesPlaceInTheWeeksKeptByHandAloneIsNotTakenForAWeeklyService(String day, boolean there) {
        var table = december().row(HANA, 3, "1000", "1100", "111111", HELP);
        assertThat(besideFirstAndThird(table.row(HANA, 17, "1000", "1100", "111111", HELP), day))
                .isEqualTo(there);
    }

    private static boolean besideFirstAndThird(SixthTable december, String day) {
        var kept = new WeeklyService(
                office(HELP),
                WeeklyService.Kind.HOME_VISIT,
                DayOfWeek.THURSDAY,
                LocalTime.of(10, 0),
                LocalTime.of(11, 0),
                Duration.ZERO,
                List.of(1, 3));
        var week = new WhoHas.Week(List.of(kept), _ -> false);
        var who = new WhoHas(List.of(fold(HANA, december)), week, register(), BUS, TOKYO);
        return offices(who, day + "T10:30").contains(office(HELP));
    }

    @Test
    void anOfficeThatTheRegisterDoesNotKnowIsNamedByItsNumber() {
        var month = fold(HANA, december().row(HANA, 3, "0930", "1630", "151111", DAY));
        var who = new WhoHas(List.of(month), NOTHING_BY_HAND, (_, _) -> Optional.empty(), BUS, TOKYO);
        assertThat(who.at(at("2026-12-03T12:00")).holdings()).singleElement().satisfies(holding -> {
            assertThat(holding.office()).isEmpty();
            assertThat(holding.number()).contains(DAY);
        });
    }

    private static WhoHas who(CareMonth month) {
        return new WhoHas(List.of(month), NOTHING_BY_HAND, register(), BUS, TOKYO);
    }

    private static List<OfficeId> offices(WhoHas who, String when) {
        return who.at(at(when)).holdings().stream()
                .map(holding -> holding.office().orElseThrow())
                .toList();
    }

    private static List<Certainty> certainties(WhoHas who, String when) {
        return who.at(at(when)).holdings().stream().map(Holding::certainty).toList();
    }

    private static List<String> numbers(WhoHas who, String when) {
        return who.at(at(when)).holdings().stream()
                .map(holding -> holding.number().orElseThrow())
                .toList();
    }
}
