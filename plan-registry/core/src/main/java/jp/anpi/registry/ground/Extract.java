package jp.anpi.registry.ground;

import java.util.List;

/**
 * What an extract says of the city.
 *
 * @param roads ways of it that lie in the frame at least in part
 * @param waters lines and areas of water that do
 * @param incomplete areas of water that were left out, since the extract has only a part of their bank
 * @param corners of all features
 */
public record Extract(List<GroundFeature> features, int roads, int waters, int incomplete, int corners) {
    public Extract {
        features = List.copyOf(features);
    }
}
