package jp.anpi.registry.ground;

import java.util.Arrays;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;

/** Where the nodes lie that somebody asked for, in 16 bytes each: first they are asked for, then frozen, then placed. */
final class NodeTable {

    private static final double STEPS = 1e7;
    private static final int NOWHERE = Integer.MIN_VALUE;

    private final int most;
    private long[] ids = new long[1024];
    private int size;
    private int[] lats = {};
    private int[] lons = {};

    NodeTable(int most) {
        this.most = most;
    }

    /** @throws UnreadableExtract when there are too many, however often each is asked for */
    void want(long id) {
        if (size == ids.length) {
            compact();
            if (size > most) {
                throw new UnreadableExtract(UnreadableExtract.Reason.TOO_MANY_NODES);
            }
            if (size > ids.length / 2) {
                ids = Arrays.copyOf(ids, ids.length * 2);
            }
        }
        ids[size++] = id;
    }

    private void compact() {
        Arrays.sort(ids, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || ids[kept - 1] != ids[i]) {
                ids[kept++] = ids[i];
            }
        }
        size = kept;
    }

    void freeze() {
        compact();
        if (size > most) {
            throw new UnreadableExtract(UnreadableExtract.Reason.TOO_MANY_NODES);
        }
        lats = new int[size];
        lons = new int[size];
        Arrays.fill(lats, NOWHERE);
    }

    /** Nothing happens for a node nobody asked for; false then. */
    boolean place(long id, double lat, double lon) {
        OptionalInt at = index(id);
        at.ifPresent(i -> {
            lats[i] = (int) Math.round(lat * STEPS);
            lons[i] = (int) Math.round(lon * STEPS);
        });
        return at.isPresent();
    }

    /** A number from 1 for a node that was asked for. */
    long number(long id) {
        return index(id).orElseThrow() + 1L;
    }

    boolean has(long id) {
        OptionalInt at = index(id);
        return at.isPresent() && lats[at.getAsInt()] != NOWHERE;
    }

    /** Where a node lies that the table {@link #has}. */
    Coordinate at(long id) {
        int i = index(id).orElseThrow();
        return new Coordinate(lons[i] / STEPS, lats[i] / STEPS);
    }

    private OptionalInt index(long id) {
        int at = Arrays.binarySearch(ids, 0, size, id);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
