package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Dialysis on fixed weekdays, and the day of the last session when it is known.
 *
 * @param form empty when nobody said
 */
public record Dialysis(
        Set<DayOfWeek> weekdays,
        Optional<LocalDate> lastSession,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Form> form) {

    /** How it is done. */
    public enum Form {
        /** 血液透析, in a clinic. */
        BLOOD,
        /** 腹膜透析, at home, by hand or with a machine. */
        PERITONEAL
    }

    /** Of which nobody said how it is done. */
    public Dialysis(Set<DayOfWeek> weekdays, Optional<LocalDate> lastSession) {
        this(weekdays, lastSession, Optional.empty());
    }

    public Dialysis {
        weekdays = Set.copyOf(weekdays);
    }
}
