package jp.anpi.registry.sample;

import java.util.List;
import jp.anpi.registry.contract.Position;

/**
 * Ground that lies under water when the river floods.
 *
 * @param depthRank as 国土数値情報 A31 numbers depths, 1 to 6
 * @param ring closed
 */
public record SampleFlood(int depthRank, List<Position> ring) {
    public SampleFlood {
        ring = List.copyOf(ring);
    }
}
