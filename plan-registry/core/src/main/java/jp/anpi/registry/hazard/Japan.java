package jp.anpi.registry.hazard;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where a place or a map of a Japanese city can lie, in whole degrees. */
public final class Japan {

    public static final int SOUTH = 20;
    public static final int NORTH = 46;
    public static final int WEST = 122;
    public static final int EAST = 154;

    private static final Envelope DEGREES = new Envelope(WEST, EAST, SOUTH, NORTH);
    private static final Envelope SWAPPED = new Envelope(SOUTH, NORTH, WEST, EAST);

    private Japan() {}

    public static boolean has(double lat, double lon) {
        return DEGREES.contains(lon, lat);
    }

    static Envelope frame() {
        return new Envelope(DEGREES);
    }

    /** What is wrong with a shape that does not lie in it. */
    static Optional<FeatureFault> fault(int feature, Geometry shape) {
        Envelope box = shape.getEnvelopeInternal();
        return DEGREES.contains(box)
                ? Optional.empty()
                : Optional.of(new FeatureFault(
                        feature,
                        "",
                        SWAPPED.contains(box) ? FeatureFault.Reason.SWAPPED : FeatureFault.Reason.OUTSIDE,
                        "%.4f %.4f".formatted(box.getMinX(), box.getMinY())));
    }
}
