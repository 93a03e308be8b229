package jp.anpi.safety.map;

import jp.anpi.registry.contract.Position;

/** The square of web maps (EPSG:3857) in whole steps of a few centimetres: 2³⁰ from west to east and from north to south. */
final class Mercator {

    static final int BITS = 30;
    private static final double SIDE = 1L << BITS;

    private Mercator() {}

    static int x(double lon) {
        return whole((lon + 180) / 360);
    }

    /** Grows to the south; what lies nearer to a pole than the square reaches is at its edge. */
    static int y(double lat) {
        double sine = Math.sin(Math.toRadians(lat));
        return whole(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }

    static int x(Position position) {
        return x(position.lon());
    }

    static int y(Position position) {
        return y(position.lat());
    }

    private static int whole(double share) {
        return (int) Math.clamp(Math.floor(share * SIDE), 0, SIDE - 1);
    }
}
