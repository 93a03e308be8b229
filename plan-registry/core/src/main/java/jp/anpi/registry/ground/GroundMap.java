package jp.anpi.registry.ground;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** Roads and water in memory, for any thread. */
public final class GroundMap {

    /** Where no extract was taken in. */
    public static final GroundMap EMPTY = new GroundMap(List.of());

    private final STRtree tree = new STRtree();

    public GroundMap(List<GroundFeature> features) {
        features.forEach(feature -> tree.insert(feature.shape().getEnvelopeInternal(), feature));
        tree.build();
    }

    /** Whether there is anything to draw. */
    public boolean isEmpty() {
        return tree.isEmpty();
    }

    /** Everything that may reach into a box. */
    public List<GroundFeature> within(Envelope box) {
        List<GroundFeature> found = new ArrayList<>();
        tree.query(box, item -> found.add((GroundFeature) item));
        return found;
    }
}
