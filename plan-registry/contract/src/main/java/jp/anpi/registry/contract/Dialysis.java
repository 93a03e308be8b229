package jp.anpi.registry.contract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** Dialysis on fixed weekdays, and the day of the last session when it is known. */
public record Dialysis(Set<DayOfWeek> weekdays, Optional<LocalDate> lastSession) {
    public Dialysis {
        weekdays = Set.copyOf(weekdays);
    }
}
