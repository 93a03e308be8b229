package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A medicine kept at home.
 *
 * @param stockDays days it lasts, counted from {@code countedOn}; empty when nobody has counted
 * @param mustNotStop true when missing doses is dangerous within days (insulin, steroid, antiepileptic …)
 * @param route how it is given; empty when nobody said
 */
public record Medicine(
        String name,
        boolean mustNotStop,
        Optional<Integer> stockDays,
        Optional<LocalDate> countedOn,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Route> route) {

    /** How it is given. */
    public enum Route {
        MOUTH,
        INJECTION,
        INHALATION,
        SKIN,
        TUBE,
        OTHER
    }

    /** The same, given so. */
    public Medicine given(Optional<Route> how) {
        return new Medicine(name, mustNotStop, stockDays, countedOn, how);
    }

    /** Of which nobody said how it is given. */
    public Medicine(String name, boolean mustNotStop, Optional<Integer> stockDays, Optional<LocalDate> countedOn) {
        this(name, mustNotStop, stockDays, countedOn, Optional.empty());
    }
}
