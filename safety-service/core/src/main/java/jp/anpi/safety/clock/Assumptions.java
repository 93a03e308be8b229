package jp.anpi.safety.clock;

import java.time.Duration;
import java.time.Period;
import jp.anpi.registry.contract.PoweredDevice;

/**
 * What is assumed where nobody has told us, always shown as assumed. Lowest published figures: a clock that ends too early
 * costs a visit, one that ends too late costs a life. To be approved by the city's medical partners before use.
 *
 * @param internal how long a device's own battery is taken to last
 * @param trustedFor how long a measured battery is believed; older or undated figures count half
 * @param anHoursCharge how much longer a battery lasts after an hour of power, up to what it holds; nobody has measured it
 * @param dialysisRedLine since the last session
 * @param medicineStock from the onset, where the stock is unknown or its count has run out before
 */
public record Assumptions(
        DeviceBatteries internal,
        Period trustedFor,
        Duration anHoursCharge,
        Duration dialysisRedLine,
        Duration medicineStock) {

    /**
     * The defaults. Ventilator: 3 to 15 h by model. Suction: about 50 min of continuous use. Oxygen concentrators have
     * no battery and stop at once. No published figure for feeding pumps and other devices: the ventilator's lowest.
     * Charging: the one published figure is an external battery's, six hours in four; a device that runs while it charges
     * is slower, so a third of that. Dialysis: 72 h is the red line between sessions. Medicine: 3 to 10 days of supplies
     * are advised.
     */
    public static final Assumptions STANDARD = new Assumptions(
            new DeviceBatteries(
                    Duration.ofHours(3),
                    Duration.ZERO,
                    Duration.ofMinutes(50),
                    Duration.ofHours(3),
                    Duration.ofHours(3)),
            Period.ofYears(1),
            Duration.ofMinutes(30),
            Duration.ofHours(72),
            Duration.ofDays(3));

    /** One figure per kind of device. */
    public record DeviceBatteries(
            Duration ventilator, Duration oxygenConcentrator, Duration suction, Duration tubeFeeding, Duration other) {

        Duration of(PoweredDevice.Kind kind) {
            return switch (kind) {
                case VENTILATOR -> ventilator;
                case OXYGEN_CONCENTRATOR -> oxygenConcentrator;
                case SUCTION -> suction;
                case TUBE_FEEDING -> tubeFeeding;
                case OTHER -> other;
            };
        }
    }
}
