package jp.anpi.registry.loading;

import java.time.ZoneId;
import java.util.Optional;
import jp.anpi.registry.sample.SampleSize;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which made-up people an empty registry gets.
 *
 * @param sample {@code none}, {@code town} (3,000 people), {@code city} (215,891) or {@code region} (647,673,
 *     for measuring; needs a larger heap)
 * @param sampleSeed the same seed makes the same people
 * @param zone of the city, whatever the machine's is
 */
@ConfigurationProperties("anpi")
record SampleProperties(
        @DefaultValue("none") Choice sample,
        @DefaultValue("1") long sampleSeed,
        @DefaultValue("Asia/Tokyo") ZoneId zone) {

    enum Choice {
        NONE,
        TOWN,
        CITY,
        REGION
    }

    Optional<SampleSize> size() {
        return switch (sample) {
            case NONE -> Optional.empty();
            case TOWN -> Optional.of(SampleSize.TOWN);
            case CITY -> Optional.of(SampleSize.CITY);
            case REGION -> Optional.of(SampleSize.REGION);
        };
    }
}
