package jp.anpi.registry.contract;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A device that keeps a person alive and needs power.
 *
 * @param internal how long its own battery lasts; empty when nobody has told us
 * @param external how long its external batteries last altogether; empty when there are none or nobody has told us
 * @param lastChecked when the batteries were last measured; empty when never
 */
public record PoweredDevice(
        Kind kind, Optional<Duration> internal, Optional<Duration> external, Optional<LocalDate> lastChecked) {

    /** What the device does. */
    public enum Kind {
        VENTILATOR("人工呼吸器"),
        OXYGEN_CONCENTRATOR("酸素濃縮器"),
        SUCTION("吸引器"),
        TUBE_FEEDING("経腸栄養ポンプ"),
        OTHER("その他の電源機器");

        private final String japanese;

        Kind(String japanese) {
            this.japanese = japanese;
        }

        public String japanese() {
            return japanese;
        }
    }
}
