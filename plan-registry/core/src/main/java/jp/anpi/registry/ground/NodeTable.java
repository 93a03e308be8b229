package jp.anpi.registry.ground;

import java.util.Arrays;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Coordinate;

/** Where the nodes lie that somebody asked for, in 16 bytes each: first they are asked for, then frozen, then placed. */
final class NodeTable {

    private static final double STEPS = 1e7;
    private static final int NOWHERE = Integer.MIN_VALUE;

    private final IdTable ids;
    private int[] lats = {};
    private int[] lons = {};

    NodeTable(int most) {
        ids = new IdTable(most);
    }

    /** @throws UnreadableExtract when there are too many, however often each is asked for */
    void want(long id) {
        ids.add(id);
    }

    void freeze() {
        ids.freeze();
        lats = new int[ids.size()];
        lons = new int[ids.size()];
        Arrays.fill(lats, NOWHERE);
    }

    /** Nothing happens for a node nobody asked for; false then. */
    boolean place(long id, double lat, double lon) {
        OptionalInt at = ids.index(id);
        at.ifPresent(i -> {
            lats[i] = (int) Math.round(lat * STEPS);
            lons[i] = (int) Math.round(lon * STEPS);
        });
        return at.isPresent();
    }

    /** A number from 1 for a node that was asked for. */
    int number(long id) {
        return ids.index(id).orElseThrow() + 1;
    }

    boolean has(long id) {
        OptionalInt at = ids.index(id);
        return at.isPresent() && lats[at.getAsInt()] != NOWHERE;
    }

    /** Where a node lies that the table {@link #has}. */
    Coordinate at(long id) {
        return numbered(number(id));
    }

    /** Where the node of a {@link #number} lies. */
    Coordinate numbered(int number) {
        return new Coordinate(lons[number - 1] / STEPS, lats[number - 1] / STEPS);
    }
}
