package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A service the person receives every week, or in some weeks of each month; the office has the person from {@code start} minus the
 * transport time until {@code end} plus the transport time. An end before its start crosses midnight.
 *
 * @param transport one way, zero when the staff come to the home
 * @param weeks of the month, as 第1・第3 木曜: the first Thursday is in the first, whatever day the month begins with; every week when
 *     there are none; absent in older records
 */
public record WeeklyService(
        OfficeId office,
        Kind kind,
        DayOfWeek day,
        LocalTime start,
        LocalTime end,
        Duration transport,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Integer> weeks) {

    /** No day of the week comes more often in a month. */
    public static final int MOST_WEEKS = 5;

    /** Where the person is during the service. */
    public enum Kind {
        /** 訪問: staff come to the home. */
        HOME_VISIT,
        /** 通所: the person is at the office. */
        DAY_SERVICE,
        /** 短期入所: the person stays over night. */
        SHORT_STAY
    }

    public WeeklyService {
        weeks = weeks.stream().sorted().distinct().toList();
        if (weeks.stream().anyMatch(week -> week < 1 || week > MOST_WEEKS)) {
            throw new IllegalArgumentException("no month has such a week: " + weeks);
        }
    }

    /** A service of every week. */
    public WeeklyService(
            OfficeId office, Kind kind, DayOfWeek day, LocalTime start, LocalTime end, Duration transport) {
        this(office, kind, day, start, end, transport, List.of());
    }

    /** The same in these weeks of the month alone. */
    public WeeklyService in(List<Integer> some) {
        return new WeeklyService(office, kind, day, start, end, transport, some);
    }

    /** Whether it begins on that day. */
    public boolean isOn(LocalDate date) {
        return date.getDayOfWeek() == day && isIn((date.getDayOfMonth() - 1) / 7 + 1);
    }

    /** Whether it takes place in that week of the month. */
    public boolean isIn(int week) {
        return weeks.isEmpty() || weeks.contains(week);
    }
}
