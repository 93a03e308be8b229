package jp.anpi.registry.mistake;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are erased who should not have been entered.
 *
 * @param afterClosing how long after the last incident was closed nobody is: it may be reopened, and its roster is what it was
 */
@ConfigurationProperties("anpi.mistake")
record MistakeProperties(@DefaultValue("14d") Period afterClosing) {
    MistakeProperties {
        if (afterClosing.isNegative()) {
            throw new IllegalArgumentException("anpi.mistake.after-closing: not below 0, such as 14d");
        }
    }
}
