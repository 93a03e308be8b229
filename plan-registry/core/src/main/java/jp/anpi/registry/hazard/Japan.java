package jp.anpi.registry.hazard;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Where a map of a Japanese city can lie. */
final class Japan {

    private static final Envelope DEGREES = new Envelope(122, 154, 20, 46);
    private static final Envelope SWAPPED = new Envelope(20, 46, 122, 154);

    private Japan() {}

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
