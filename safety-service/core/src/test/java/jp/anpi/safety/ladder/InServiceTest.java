package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InServiceTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static APerson pattern(DayOfWeek day, String from, String to, int transportMinutes) {
        return APerson.named("花子").dayService("デイ", day, from, to, Duration.ofMinutes(transportMinutes));
    }

    private static List<OfficeId> at(APerson person, String localTime) {
        return new InService(person.build(), TOKYO).at(instant(localTime));
    }

    private static List<OfficeId> away(APerson person, String localTime) {
        return new InService(person.build(), TOKYO).awayAt(instant(localTime));
    }

    private static Instant instant(String localTime) {
        return LocalDateTime.parse(localTime).atZone(TOKYO).toInstant();
    }

    private static boolean has(APerson person, String localTime) {
        return at(person, localTime).contains(Ids.office("デイ"));
    }

    @ParameterizedTest(name = "Friday {0}: {1}")
    @CsvSource({"08:59:59, false", "09:00, true", "09:30, true", "17:29:59, true", "17:30, false"})
    void anOfficeHasThePersonFromTransportToTransport(String time, boolean expected) {
        var friday = pattern(DayOfWeek.FRIDAY, "09:30", "17:00", 30);
        assertThat(has(friday, "2026-11-20T" + time)).isEqualTo(expected);
        assertThat(has(friday, "2026-11-19T" + time)).as("the day before").isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-20T21:59, false",
        "2026-11-20T22:00, true",
        "2026-11-21T00:30, true",
        "2026-11-21T06:59, true",
        "2026-11-21T07:00, false",
        "2026-11-20T00:30, false"
    })
    void aServiceThatCrossesMidnightBelongsToTheDayItBegan(String time, boolean expected) {
        assertThat(has(pattern(DayOfWeek.FRIDAY, "22:00", "07:00", 0), time)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2026-11-06, true", "2026-11-13, false", "2026-11-20, true", "2026-11-27, false", "2026-12-04, true"})
    void aServiceOfTheFirstAndThirdFridayIsOnNoOther(String day, boolean expected) {
        var friday = pattern(DayOfWeek.FRIDAY, "09:30", "17:00", 30).inWeeks(1, 3);
        assertThat(has(friday, day + "T12:00")).isEqualTo(expected);
    }

    @Test
    void transportMayPickUpBeforeMidnight() {
        var earlySaturday = pattern(DayOfWeek.SATURDAY, "00:10", "08:00", 30);
        assertThat(has(earlySaturday, "2026-11-20T23:40")).isTrue();
        assertThat(has(earlySaturday, "2026-11-20T23:39:59")).isFalse();
    }

    @Test
    void aWholeDayIsWrittenWithEqualTimes() {
        var aroundTheClock = pattern(DayOfWeek.FRIDAY, "09:00", "09:00", 0);
        assertThat(has(aroundTheClock, "2026-11-21T08:59")).isTrue();
        assertThat(has(aroundTheClock, "2026-11-21T09:00")).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-30T23:29, false",
        "2026-11-30T23:30, true",
        "2026-11-30T23:59:59.999, true",
        "2026-12-01T00:59:59, true",
        "2026-12-01T01:00, false"
    })
    void pitfall24AServiceOverMidnightAtTheEndOfTheMonthIsOneService(String time, boolean expected) {
        var mondayNight = APerson.named("花子").homeVisit("デイ", DayOfWeek.MONDAY, "23:30", "01:00");
        assertThat(has(mondayNight, time)).isEqualTo(expected);
        var dated = APerson.named("花子")
                .but(new ScheduleChange.Extra(
                        Ids.office("デイ"),
                        WeeklyService.Kind.HOME_VISIT,
                        LocalDate.parse("2026-11-30"),
                        LocalTime.of(23, 30),
                        LocalTime.of(1, 0),
                        Duration.ZERO));
        assertThat(has(dated, time)).as("as a dated row of the month").isEqualTo(expected);
        assertThat(at(dated, time)).as("a row that is there twice counts once").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void pitfall24ADatedRowHoldsOnItsOwnDayOnly() {
        var extra = APerson.named("花子")
                .but(new ScheduleChange.Extra(
                        Ids.office("デイ"),
                        WeeklyService.Kind.DAY_SERVICE,
                        LocalDate.parse("2026-11-21"),
                        LocalTime.of(9, 30),
                        LocalTime.of(16, 0),
                        Duration.ofMinutes(30)));
        assertThat(has(extra, "2026-11-21T09:00")).isTrue();
        assertThat(has(extra, "2026-11-21T16:29:59")).isTrue();
        assertThat(has(extra, "2026-11-21T16:30")).isFalse();
        assertThat(has(extra, "2026-11-28T10:00")).isFalse();
    }

    @Test
    void onADayOffNoServiceBeginsAndLastNightsStillEnds() {
        var nights = APerson.named("花子")
                .homeVisit("デイ", DayOfWeek.THURSDAY, "22:00", "06:00")
                .homeVisit("デイ", DayOfWeek.FRIDAY, "22:00", "06:00")
                .dayOff("デイ", "2026-11-20", "2026-11-20");
        assertThat(has(nights, "2026-11-20T05:59")).as("began on Thursday").isTrue();
        assertThat(has(nights, "2026-11-20T22:00")).isFalse();
        assertThat(has(nights, "2026-11-21T05:00")).isFalse();
        assertThat(has(nights, "2026-11-27T22:00")).as("a week later").isTrue();
    }

    @Test
    void aDayOffOfOneOfficeIsNoneOfAnother() {
        var both = APerson.named("花子")
                .dayService("デイ", DayOfWeek.FRIDAY, "09:00", "16:00", Duration.ZERO)
                .homeVisit("ヘルパー", DayOfWeek.FRIDAY, "09:00", "16:00")
                .dayOff("デイ", "2026-11-16", "2026-11-22");
        assertThat(at(both, "2026-11-20T10:00")).containsExactly(Ids.office("ヘルパー"));
        assertThat(away(both, "2026-11-20T10:00")).as("at home").isEmpty();
    }

    @Test
    void pitfall04DuringAStayTheWeekDoesNotCountAndTheHouseOfTheStayHasThePerson() {
        var staying = pattern(DayOfWeek.FRIDAY, "09:30", "16:00", 30)
                .staying(
                        ScheduleChange.Stay.Where.SHORT_STAY,
                        Optional.of("短期の家"),
                        "2026-11-19T16:30",
                        Optional.of("2026-11-21T10:00"));
        assertThat(at(staying, "2026-11-20T10:00")).containsExactly(Ids.office("短期の家"));
        assertThat(away(staying, "2026-11-19T16:29:59")).isEmpty();
        assertThat(away(staying, "2026-11-19T16:30")).containsExactly(Ids.office("短期の家"));
        assertThat(away(staying, "2026-11-21T09:59:59")).containsExactly(Ids.office("短期の家"));
        assertThat(away(staying, "2026-11-21T10:00")).isEmpty();
    }

    @Test
    void pitfall04InHospitalNobodyServesThePersonAtHome() {
        var inHospital = pattern(DayOfWeek.FRIDAY, "09:30", "16:00", 30)
                .staying(ScheduleChange.Stay.Where.HOSPITAL, Optional.empty(), "2026-11-18T09:00", Optional.empty());
        assertThat(at(inHospital, "2026-11-20T10:00")).isEmpty();
        var schedule = new InService(inHospital.build(), TOKYO);
        assertThat(schedule.inHospitalAt(instant("2026-11-20T10:00"))).isTrue();
        assertThat(schedule.inHospitalAt(instant("2026-11-18T08:59"))).isFalse();
    }
}
