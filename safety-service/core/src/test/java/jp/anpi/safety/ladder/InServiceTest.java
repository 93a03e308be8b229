package jp.anpi.safety.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InServiceTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static List<WeeklyService> pattern(DayOfWeek day, String from, String to, int transportMinutes) {
        return APerson.named("花子")
                .dayService("デイ", day, from, to, Duration.ofMinutes(transportMinutes))
                .build()
                .services();
    }

    private static boolean has(List<WeeklyService> pattern, String localTime) {
        return InService.at(LocalDateTime.parse(localTime).atZone(TOKYO).toInstant(), pattern, TOKYO)
                .contains(Ids.office("デイ"));
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
}
