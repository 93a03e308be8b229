package jp.anpi.registry.ground;

import java.time.Instant;
import java.util.UUID;

/**
 * An extract as it was taken in.
 *
 * @param name as people call it
 * @param attribution whose work it is, as its licence wants it said on every map
 * @param roads that lie in and around the city
 * @param waters that do
 * @param incomplete areas of water left out, since a part of their bank is not in the extract
 * @param digest of the file: the same file twice is one publication
 */
record GroundPublication(
        UUID id,
        String name,
        String attribution,
        Instant addedAt,
        int roads,
        int waters,
        int incomplete,
        int corners,
        String digest) {}
