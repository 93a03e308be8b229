package jp.anpi.registry.ground;

import java.time.Instant;
import java.util.UUID;

/** Extracts as they are shown. */
final class GroundAnswer {

    private GroundAnswer() {}

    /** One extract; the words are those of {@link GroundPublication}. */
    record Item(
            UUID id,
            String name,
            String attribution,
            Instant addedAt,
            int roads,
            int waters,
            int incomplete,
            int corners) {

        static Item of(GroundPublication extract) {
            return new Item(
                    extract.id(),
                    extract.name(),
                    extract.attribution(),
                    extract.addedAt(),
                    extract.roads(),
                    extract.waters(),
                    extract.incomplete(),
                    extract.corners());
        }
    }

    /**
     * What came of a file.
     *
     * @param known whether it is the one that holds already
     */
    record Taken(Item extract, boolean dryRun, boolean known) {}
}
