package jp.anpi.registry.schedule;

import static jp.anpi.registry.schedule.SixthTable.BUS;
import static jp.anpi.registry.schedule.SixthTable.DAY;
import static jp.anpi.registry.schedule.SixthTable.HANA;
import static jp.anpi.registry.schedule.SixthTable.HELP;
import static jp.anpi.registry.schedule.SixthTable.STAY;
import static jp.anpi.registry.schedule.SixthTable.day;
import static jp.anpi.registry.schedule.SixthTable.december;
import static jp.anpi.registry.schedule.SixthTable.fold;
import static jp.anpi.registry.schedule.SixthTable.office;
import static jp.anpi.registry.schedule.SixthTable.register;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import org.junit.jupiter.api.Test;

class PublishedScheduleTest {

    private static final WhoHas.Week NOTHING_BY_HAND = new WhoHas.Week(List.of(), _ -> false);

    @Test
    void whatRepeatsIsAWeekAndOnlyWhatDiffersIsTold() {
        var month = fold(HANA, thursdays(3, 10, 17, 24).row(HANA, 8, "0930", "1630", "151111", DAY));
        var published = published(NOTHING_BY_HAND, month);
        assertThat(published.services()).containsExactly(thursday(office(DAY)));
        assertThat(published.changes())
                .containsExactly(
                        extra(day("2026-12-08")),
                        new ScheduleChange.DayOff(office(DAY), day("2026-12-31"), day("2026-12-31")));
    }

    @Test
    void aMonthThatIsTheWeekKeptByHandSaysNothingNew() {
        var week = new WhoHas.Week(List.of(thursday(office(DAY))), _ -> false);
        assertThat(published(week, fold(HANA, thursdays(3, 10, 17, 24, 31)))).isEqualTo(PublishedSchedule.NOTHING);
    }

    @Test
    void anOfficeThatTheMonthDoesNotKnowHasItOff() {
        var week = new WhoHas.Week(List.of(thursday(office(HELP))), _ -> false);
        assertThat(published(week, fold(HANA, thursdays(3, 10, 17, 24, 31))).changes())
                .containsExactly(new ScheduleChange.DayOff(office(HELP), day("2026-12-01"), day("2026-12-31")));
    }

    @Test
    void pitfall23ANurseOfTheHealthInsuranceIsNotCancelledByATableThatNeverNamesHer() {
        var week = new WhoHas.Week(List.of(thursday(office(HELP))), office(HELP)::equals);
        assertThat(published(week, fold(HANA, thursdays(3, 10, 17, 24, 31))).changes())
                .isEmpty();
    }

    @Test
    void aReportOfOneOfficeSaysNothingOfTheOthers() {
        var report = fold(
                HANA,
                december()
                        .kind("UPJSK")
                        .sequence("20270105090000")
                        .row(HANA, 3, "0930", "1630", "151111", DAY)
                        .row(HANA, 10, "0930", "1630", "151111", DAY));
        var home = new WeeklyService(
                office(HELP),
                WeeklyService.Kind.HOME_VISIT,
                DayOfWeek.MONDAY,
                LocalTime.of(8, 0),
                LocalTime.of(9, 0),
                Duration.ZERO);
        var week = new WhoHas.Week(List.of(thursday(office(DAY)), home), _ -> false);
        assertThat(published(week, report).changes())
                .containsExactly(
                        new ScheduleChange.DayOff(office(DAY), day("2026-12-17"), day("2026-12-17")),
                        new ScheduleChange.DayOff(office(DAY), day("2026-12-24"), day("2026-12-24")),
                        new ScheduleChange.DayOff(office(DAY), day("2026-12-31"), day("2026-12-31")));
    }

    @Test
    void ofTwoVisitsADayOneIsCancelledAndTheOtherStays() {
        var table = december();
        for (int thursday : new int[] {3, 10, 17, 24, 31}) {
            table.row(HANA, thursday, "0800", "0900", "111111", HELP);
            if (thursday != 17) {
                table.row(HANA, thursday, "1800", "1900", "111111", HELP);
            }
        }
        assertThat(published(NOTHING_BY_HAND, fold(HANA, table)).changes())
                .containsExactly(
                        new ScheduleChange.DayOff(office(HELP), day("2026-12-17"), day("2026-12-17")),
                        new ScheduleChange.Extra(
                                office(HELP),
                                WeeklyService.Kind.HOME_VISIT,
                                day("2026-12-17"),
                                LocalTime.of(8, 0),
                                LocalTime.of(9, 0),
                                Duration.ZERO));
    }

    @Test
    void whereRowsWereLostNothingIsTakenToBeCancelled() {
        var month = fold(HANA, thursdays(3, 10, 17, 24).row(HANA, 31, "0930", "....", "151111", DAY));
        assertThat(month.gaps()).isOne();
        assertThat(published(NOTHING_BY_HAND, month).changes()).isEmpty();
    }

    @Test
    void pitfall24DaysOfAStayAreOneStayOverTheMonthsEnd() {
        var december = december();
        for (int day = 29; day <= 31; day++) {
            december.row(HANA, day, "9999", "9999", "212111", STAY);
        }
        var january = december().month("202701").row(HANA, 1, "9999", "9999", "212111", STAY);
        var published = PublishedSchedule.of(
                List.of(fold(HANA, january), fold(HANA, december)),
                NOTHING_BY_HAND,
                register(),
                BUS,
                day("2026-12-01"));
        assertThat(published.changes())
                .containsExactly(stay(LocalDateTime.of(2026, 12, 29, 0, 0), LocalDateTime.of(2027, 1, 2, 0, 0)));
    }

    @Test
    void aStayBeginsAfterTheMorningsVisitAndEndsBeforeTheEvenings() {
        var month = fold(
                HANA,
                december()
                        .row(HANA, 3, "0800", "0900", "111111", HELP)
                        .row(HANA, 3, "9999", "9999", "212111", STAY)
                        .row(HANA, 4, "9999", "9999", "212111", STAY)
                        .row(HANA, 4, "1800", "1900", "111111", HELP));
        assertThat(published(NOTHING_BY_HAND, month).changes())
                .contains(stay(LocalDateTime.of(2026, 12, 3, 9, 0), LocalDateTime.of(2026, 12, 4, 18, 0)));
    }

    @Test
    void whatIsOverIsNoLongerTold() {
        var month = fold(HANA, thursdays(3, 10, 17, 24, 31).row(HANA, 8, "9999", "9999", "212111", STAY));
        var later = PublishedSchedule.of(List.of(month), NOTHING_BY_HAND, register(), BUS, day("2026-12-20"));
        assertThat(later.changes()).isEmpty();
        assertThat(later.services()).hasSize(1);
    }

    @Test
    void pitfall19TheWeekOfTheLastKnownMonthGoesOnForTwoMonthsAndIsThenToldNoMore() {
        var month = fold(HANA, thursdays(3, 10, 17, 24, 31));
        var goesOn = new PublishedSchedule(List.of(thursday(office(DAY))), List.of(), Optional.of(day("2027-03-02")));
        assertThat(PublishedSchedule.of(List.of(month), NOTHING_BY_HAND, register(), BUS, day("2027-01-01")))
                .isEqualTo(goesOn);
        assertThat(Stream.of("2026-12", "2027-01", "2027-02", "2027-03").map(YearMonth::parse))
                .filteredOn(goesOn::guesses)
                .containsExactly(YearMonth.of(2027, 1), YearMonth.of(2027, 2));
        assertThat(PublishedSchedule.of(List.of(month), NOTHING_BY_HAND, register(), BUS, day("2027-02-28")))
                .isEqualTo(goesOn);
        assertThat(PublishedSchedule.of(List.of(month), NOTHING_BY_HAND, register(), BUS, day("2027-03-01")))
                .as("what matters from 2 March on")
                .isEqualTo(PublishedSchedule.NOTHING);
    }

    @Test
    void aReportAfterTheLastPlanDoesNotEndTheWeekOfThePlan() {
        var plan = fold(HANA, thursdays(3, 10, 17, 24, 31));
        var report = fold(
                HANA,
                december()
                        .month("202701")
                        .kind("UPJSK")
                        .sequence("20270110090000")
                        .row(HANA, 4, "0800", "0900", "111111", HELP));
        var published =
                PublishedSchedule.of(List.of(report, plan), NOTHING_BY_HAND, register(), BUS, day("2027-01-09"));
        assertThat(published.services()).containsExactly(thursday(office(DAY)));
        assertThat(published.changes()).isEmpty();
    }

    @Test
    void whereThePlansEndedLongAgoTheLastReportIsTheBestGuess() {
        var plan = fold(HANA, december().month("202607").row(HANA, 2, "0930", "1630", "151111", DAY));
        var report = december().kind("UPJSK").sequence("20270101090000");
        for (int thursday : new int[] {3, 10, 17, 24, 31}) {
            report.row(HANA, thursday, "0930", "1630", "151111", DAY);
        }
        assertThat(PublishedSchedule.of(
                                List.of(plan, fold(HANA, report)), NOTHING_BY_HAND, register(), BUS, day("2027-01-09"))
                        .services())
                .containsExactly(thursday(office(DAY)));
    }

    @Test
    void aRowWithoutATimeHasNobodyInServiceAllDay() {
        var month = fold(HANA, december().row(HANA, 3, "9999", "9999", "A61111", DAY));
        assertThat(published(NOTHING_BY_HAND, month)).isEqualTo(PublishedSchedule.NOTHING);
    }

    private static SixthTable thursdays(int... days) {
        var table = december();
        for (int day : days) {
            table.row(HANA, day, "0930", "1630", "151111", DAY);
        }
        return table;
    }

    private static WeeklyService thursday(OfficeId office) {
        return new WeeklyService(
                office,
                WeeklyService.Kind.DAY_SERVICE,
                DayOfWeek.THURSDAY,
                LocalTime.of(9, 30),
                LocalTime.of(16, 30),
                BUS);
    }

    private static ScheduleChange extra(LocalDate day) {
        return new ScheduleChange.Extra(
                office(DAY), WeeklyService.Kind.DAY_SERVICE, day, LocalTime.of(9, 30), LocalTime.of(16, 30), BUS);
    }

    private static ScheduleChange stay(LocalDateTime from, LocalDateTime to) {
        return new ScheduleChange.Stay(
                ScheduleChange.Stay.Where.SHORT_STAY, Optional.of(office(STAY)), from, Optional.of(to));
    }

    private static PublishedSchedule published(WhoHas.Week week, CareMonth month) {
        return PublishedSchedule.of(List.of(month), week, register(), BUS, day("2026-12-01"));
    }
}
