package jp.anpi.registry.ground;

import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** An extract that can be read again and again, each time in the memory of one block of it. Blocks; for threads that may. */
public interface OsmFile {

    /** Nodes of one way and members of one relation at most: fifty times what OpenStreetMap allows. */
    int MOST_PARTS = 100_000;

    enum Part {
        NODES,
        WAYS,
        RELATIONS
    }

    /**
     * Hands out every element of these parts in the order of the file.
     *
     * @throws UnreadableExtract when it breaks off or is none
     */
    void read(Set<Part> parts, Consumer<OsmElement> taker) throws IOException;
}
