package jp.anpi.safety.progress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What everybody may see without signing in.
 *
 * @param enabled whether there is such a page at all
 * @param atLeast how many people each number stands for and is rounded to
 */
@ConfigurationProperties("anpi.public")
record ProgressProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("10") int atLeast) {

    ProgressProperties {
        if (atLeast < PublicProgress.LEAST) {
            throw new IllegalArgumentException(
                    "anpi.public.at-least: must be " + PublicProgress.LEAST + " or more, not " + atLeast);
        }
    }
}
