package jp.anpi.registry.mistake;

import java.time.Duration;
import java.time.Period;
import jp.anpi.registry.contract.RunningIncident;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are erased who should not have been entered.
 *
 * @param afterClosing how long after the last incident was closed nobody is: it may be reopened, and its roster is what it was
 * @param toldWithin nobody is where the safety service has not said for longer that all incidents are told
 */
@ConfigurationProperties("anpi.mistake")
record MistakeProperties(
        @DefaultValue("14d") Period afterClosing,
        @DefaultValue("10m") Duration toldWithin) {

    MistakeProperties {
        if (afterClosing.isNegative()) {
            throw new IllegalArgumentException("anpi.mistake.after-closing: not below 0, such as 14d");
        }
        if (toldWithin.compareTo(RunningIncident.SAID_EVERY.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "anpi.mistake.told-within: at least twice as long as the safety service takes to say it again, such as 10m");
        }
    }
}
