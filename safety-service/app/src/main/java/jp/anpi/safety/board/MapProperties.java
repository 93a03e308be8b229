package jp.anpi.safety.board;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.http.page.ImageSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the map shows beside our own layers.
 *
 * @param onlineTiles address of pictures from the internet with {@code {z}}, {@code {x}} and {@code {y}}; empty, as it is by
 *     default, for none: the map must not depend on the internet in a disaster, and whoever serves the pictures learns
 *     which part of the city is looked at
 * @param attribution whose pictures these are, as their licence wants it said
 */
@ConfigurationProperties("anpi.map")
record MapProperties(
        @DefaultValue("") String onlineTiles,
        @DefaultValue("") String attribution) {

    MapProperties {
        if (!onlineTiles.isEmpty()) {
            boolean complete = Stream.of("{z}", "{x}", "{y}").allMatch(onlineTiles::contains);
            if (!onlineTiles.startsWith("https://") || !complete) {
                throw new IllegalArgumentException(
                        "anpi.map.online-tiles: must be an https:// address with {z}, {x} and {y}, not " + onlineTiles);
            }
            if (attribution.isBlank()) {
                throw new IllegalArgumentException(
                        "anpi.map.attribution: must say whose pictures anpi.map.online-tiles are");
            }
        }
    }

    /** From where browsers may then load pictures. */
    Optional<ImageSource> source() {
        if (onlineTiles.isEmpty()) {
            return Optional.empty();
        }
        String host = URI.create(onlineTiles.replaceAll("[{}]", "")).getAuthority();
        return Optional.of(new ImageSource("https://" + host));
    }
}
