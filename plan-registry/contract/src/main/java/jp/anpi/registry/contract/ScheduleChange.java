package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** What differs from a person's week: the dated rows of the month's 第6表, holidays of an office, and stays. Local times of the city. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScheduleChange.DayOff.class, name = "dayOff"),
    @JsonSubTypes.Type(value = ScheduleChange.Extra.class, name = "extra"),
    @JsonSubTypes.Type(value = ScheduleChange.Stay.class, name = "stay")
})
public sealed interface ScheduleChange {

    /** The office's services that begin on these days do not take place; first and last day included. */
    record DayOff(OfficeId office, LocalDate from, LocalDate to) implements ScheduleChange {
        public DayOff {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("days off end before they begin");
            }
        }
    }

    /** A service on one day beside the week; an end that is not after the start is on the next day. */
    record Extra(
            OfficeId office, WeeklyService.Kind kind, LocalDate day, LocalTime start, LocalTime end, Duration transport)
            implements ScheduleChange {}

    /**
     * The person lives elsewhere for a while; meanwhile no service of the week takes place.
     *
     * @param office who has the person; empty when it is in no register, such as a hospital
     * @param to empty while nobody knows the end
     */
    record Stay(Where where, Optional<OfficeId> office, LocalDateTime from, Optional<LocalDateTime> to)
            implements ScheduleChange {

        /** What kind of place it is. */
        public enum Where {
            /** 短期入所. */
            SHORT_STAY,
            HOSPITAL,
            FACILITY
        }

        public Stay {
            if (to.filter(end -> !end.isAfter(from)).isPresent()) {
                throw new IllegalArgumentException("a stay ends after it begins");
            }
        }

        /** Whether the person is there at that local time; the end is no longer part of the stay. */
        public boolean holdsAt(LocalDateTime now) {
            return !now.isBefore(from) && to.map(now::isBefore).orElse(true);
        }
    }
}
