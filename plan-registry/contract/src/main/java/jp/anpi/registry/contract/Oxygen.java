package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Oxygen in cylinders at home.
 *
 * @param litresPerMinute the prescribed flow, above 0
 * @param usableLitres usable gas in all cylinders together
 * @param cylinder what kind they are, as the supplier calls it
 * @param cylinders how many
 * @param demandValve whether a valve lets gas out with each breath only (同調器), so that it lasts longer than the flow tells
 */
public record Oxygen(
        double litresPerMinute,
        double usableLitres,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cylinder,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> cylinders,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> demandValve) {

    /** Of whose cylinders no more is known. */
    public Oxygen(double litresPerMinute, double usableLitres) {
        this(litresPerMinute, usableLitres, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Oxygen {
        if (!(litresPerMinute > 0) || !(usableLitres >= 0)) {
            throw new IllegalArgumentException("oxygen needs a flow above 0 L/min and a stock of 0 L or more");
        }
    }
}
