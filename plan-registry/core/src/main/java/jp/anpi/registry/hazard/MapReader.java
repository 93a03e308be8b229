package jp.anpi.registry.hazard;

import java.io.IOException;
import java.util.Optional;

/** The features of a map's file one after the other, in the memory of one. Blocks; for threads that may. */
public interface MapReader extends AutoCloseable {

    /** Corners of one feature at most: 8 MB in the file, some 200 while it is cut. */
    int MOST_CORNERS = 500_000;

    /**
     * The next feature, or empty at the end.
     *
     * @throws UnreadableMap when the file breaks off or what follows cannot be told any more
     */
    Optional<MapFeature> next() throws IOException;

    @Override
    void close() throws IOException;
}
