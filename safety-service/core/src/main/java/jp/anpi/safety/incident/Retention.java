package jp.anpi.safety.incident;

import java.time.LocalDate;
import java.time.Period;
import jp.anpi.registry.contract.Mode;

/**
 * How long an incident is kept after it was closed; from the day behind that on the city may delete it.
 *
 * @param real as the city's rules for records say
 * @param drill of a drill, which is nobody's record
 */
public record Retention(Period real, Period drill) {

    /** The first day on which it may be deleted. */
    public LocalDate keptUntil(Mode mode, LocalDate closedOn) {
        return closedOn.plus(
                switch (mode) {
                    case REAL -> real;
                    case DRILL -> drill;
                });
    }

    /** Whether its time is over on that day. */
    public boolean isOver(Mode mode, LocalDate closedOn, LocalDate today) {
        return !today.isBefore(keptUntil(mode, closedOn));
    }
}
