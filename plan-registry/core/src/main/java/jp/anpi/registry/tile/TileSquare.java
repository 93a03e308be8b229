package jp.anpi.registry.tile;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * A square of the map as web maps number them.
 *
 * @param zoom 0 shows the world in one square, each step halves its side; at most {@link #NEAREST}
 * @param x from the west
 * @param y from the north
 */
public record TileSquare(int zoom, int x, int y) {

    /** The nearest that a map comes. */
    public static final int NEAREST = 18;

    public TileSquare {
        if (zoom < 0 || zoom > NEAREST) {
            throw new IllegalArgumentException("a zoom lies in 0.." + NEAREST + ": " + zoom);
        }
        if (x < 0 || y < 0 || x >= 1 << zoom || y >= 1 << zoom) {
            throw new IllegalArgumentException("there is no such square at zoom " + zoom + ": " + x + "/" + y);
        }
    }

    /** The square of these numbers; empty when there is none. */
    public static Optional<TileSquare> of(int zoom, int x, int y) {
        boolean exists = zoom >= 0 && zoom <= NEAREST && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom;
        return exists ? Optional.of(new TileSquare(zoom, x, y)) : Optional.empty();
    }

    /** The ground it shows in degrees, with a little around it. */
    public Envelope ground() {
        double margin = (double) TileLayer.MARGIN / TileLayer.EXTENT;
        return new Envelope(lon(x - margin), lon(x + 1 + margin), lat(y - margin), lat(y + 1 + margin));
    }

    private double lon(double column) {
        return column / (1 << zoom) * 360 - 180;
    }

    private double lat(double line) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * line / (1 << zoom)))));
    }

    /** How far east of its western edge, in steps. */
    double east(double lon) {
        return ((lon + 180) / 360 * (1 << zoom) - x) * TileLayer.EXTENT;
    }

    /** How far south of its northern edge, in steps. */
    double south(double lat) {
        double sine = Math.sin(Math.toRadians(lat));
        double line = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
        return (line * (1 << zoom) - y) * TileLayer.EXTENT;
    }
}
