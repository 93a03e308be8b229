package jp.anpi.registry.contract;

/**
 * Oxygen in cylinders at home.
 *
 * @param litresPerMinute the prescribed flow, above 0
 * @param usableLitres usable gas in all cylinders together
 */
public record Oxygen(double litresPerMinute, double usableLitres) {
    public Oxygen {
        if (!(litresPerMinute > 0) || !(usableLitres >= 0)) {
            throw new IllegalArgumentException("oxygen needs a flow above 0 L/min and a stock of 0 L or more");
        }
    }
}
