package jp.anpi.registry.plan;

import java.util.Optional;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.DepthRank;

/** What the maps say of water at a place. */
@FunctionalInterface
public interface FloodArea {

    /** Where no map is loaded: nothing is said of any place. */
    FloodArea NO_MAP = _ -> Optional.empty();

    /** How deep the water may be there; empty outside. */
    Optional<DepthRank> depthAt(Position place);
}
