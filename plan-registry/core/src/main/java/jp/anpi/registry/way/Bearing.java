package jp.anpi.registry.way;

import java.util.List;
import jp.anpi.registry.contract.Position;

/** Directions and distances on ground as small as a city. */
final class Bearing {

    private static final double METRES_PER_DEGREE = 111_195;

    /** What is nearer says little of where a street leads. */
    private static final double LOOK = 12;

    private Bearing() {}

    /** Where a line leads at its end, clockwise from north in degrees. */
    static double atEnd(List<Position> line) {
        return atStart(line.reversed()) + 180;
    }

    /** Where a line leads at its beginning, clockwise from north in degrees. */
    static double atStart(List<Position> line) {
        Position from = line.getFirst();
        Position to = line.stream()
                .filter(place -> metres(from, place) >= LOOK)
                .findFirst()
                .orElse(line.getLast());
        return Math.toDegrees(Math.atan2(east(from, to), north(from, to)));
    }

    /** How far one has to turn from one direction to another: -180 to 180 degrees, right above 0. */
    static double turn(double before, double after) {
        return Math.IEEEremainder(after - before, 360);
    }

    static double metres(Position one, Position other) {
        return Math.hypot(north(one, other), east(one, other));
    }

    private static double north(Position from, Position to) {
        return (to.lat() - from.lat()) * METRES_PER_DEGREE;
    }

    private static double east(Position from, Position to) {
        return (to.lon() - from.lon()) * Math.cos(Math.toRadians((from.lat() + to.lat()) / 2)) * METRES_PER_DEGREE;
    }
}
