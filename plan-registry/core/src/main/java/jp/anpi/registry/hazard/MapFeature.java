package jp.anpi.registry.hazard;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a map's file, as it is written there.
 *
 * @param number counted from 1
 * @param shape in degrees, longitude first; empty when it has none
 * @param fields by their names in small letters
 * @param damage what is wrong with its shape, if anything; there is none then
 */
public record MapFeature(
        int number, Optional<Geometry> shape, Map<String, String> fields, Optional<FeatureFault.Reason> damage) {

    public MapFeature {
        fields = Map.copyOf(fields);
    }

    /** What stands in the first of these fields that it has. */
    Optional<String> field(Iterable<String> names) {
        for (String name : names) {
            String value = fields.get(name.toLowerCase(Locale.ROOT));
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }
}
