package jp.anpi.registry.hazard;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A map of floods as it was taken in.
 *
 * @param features in its file
 * @param outside of those, how many lie outside the city and its surroundings and were left out
 * @param faulty how many were wrong and were left out
 * @param corners of what was taken in
 * @param pieces by depth rank
 * @param digest of the file: the same file twice is one publication
 */
record FloodPublication(
        UUID id,
        FloodSource source,
        Instant addedAt,
        int features,
        int outside,
        int faulty,
        int corners,
        Map<DepthRank, Integer> pieces,
        String digest) {

    FloodPublication {
        pieces = Map.copyOf(pieces);
    }
}
