package jp.anpi.safety.board;

import jp.anpi.registry.contract.Position;

/** A part of the map, of which both corners are. */
record MapBox(Position northWest, Position southEast) {

    /** How many people may live in a part that is asked about. */
    static final int MOST_PEOPLE = 10_000;

    MapBox {
        if (northWest.lat() < southEast.lat() || northWest.lon() > southEast.lon()) {
            throw new IllegalArgumentException("a part of the map has its north above and its west on the left");
        }
    }

    /** As the address of a call has it: west, south, east and north in degrees, separated by commas. */
    static MapBox of(String text) {
        String[] sides = text.split(",", -1);
        if (sides.length != 4) {
            throw new IllegalArgumentException("a part of the map has four sides: " + text);
        }
        double west = Double.parseDouble(sides[0]);
        double south = Double.parseDouble(sides[1]);
        double east = Double.parseDouble(sides[2]);
        double north = Double.parseDouble(sides[3]);
        return new MapBox(new Position(north, west), new Position(south, east));
    }
}
