package jp.anpi.registry.contract;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;

/**
 * A service the person receives every week; the office has the person from {@code start} minus the transport time until
 * {@code end} plus the transport time. An end before its start crosses midnight.
 *
 * @param transport one way, zero when the staff come to the home
 */
public record WeeklyService(
        OfficeId office, Kind kind, DayOfWeek day, LocalTime start, LocalTime end, Duration transport) {

    /** Where the person is during the service. */
    public enum Kind {
        /** 訪問: staff come to the home. */
        HOME_VISIT,
        /** 通所: the person is at the office. */
        DAY_SERVICE,
        /** 短期入所: the person stays over night. */
        SHORT_STAY
    }
}
