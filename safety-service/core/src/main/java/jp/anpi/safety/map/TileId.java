package jp.anpi.safety.map;

/**
 * A square of the map as web maps number them.
 *
 * @param zoom 0 shows the world in one square, each step halves its side; at most {@link #NEAREST}
 * @param x from the west
 * @param y from the north
 */
public record TileId(int zoom, int x, int y) {

    /** The nearest that a map comes. */
    public static final int NEAREST = 18;

    public TileId {
        if (zoom < 0 || zoom > NEAREST) {
            throw new IllegalArgumentException("a zoom lies in 0.." + NEAREST + ": " + zoom);
        }
        if (x < 0 || y < 0 || x >= 1 << zoom || y >= 1 << zoom) {
            throw new IllegalArgumentException("there is no such square at zoom " + zoom + ": " + x + "/" + y);
        }
    }

    /** How far a place must be shifted to fall into one of this zoom's squares. */
    int shift() {
        return Mercator.BITS - zoom;
    }

    /** As addresses name it. */
    @Override
    public String toString() {
        return zoom + "/" + x + "/" + y;
    }
}
