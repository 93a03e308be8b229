package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.sample.WordList.Word;

/**
 * The ground of the made-up place: districts that share their corners and so leave no gap, on both banks of a river that runs
 * along the middle line of corners, and the area the river floods.
 */
final class Geography {

    /** North-west corner; a round number in the Kanto plain. */
    private static final Position CORNER = new Position(36.06, 139.66);

    /** How far a corner may stray, in cells. Below a quarter every district stays convex, so that blending corners stays inside. */
    private static final double STRAY = 0.17;

    private static final List<Word> DISTRICT_NAMES = WordList.read("districts.txt");

    private final SampleSize.Grid grid;
    private final Position[][] corners;
    private final double[] floodReach;
    private final List<DistrictState> districts;

    Geography(SampleSize size, Dice dice) {
        grid = size.grid();
        var chance = dice.of(Dice.Purpose.GEOGRAPHY, 0);
        corners = new Position[grid.rows() + 1][grid.columns() + 1];
        for (int row = 0; row <= grid.rows(); row++) {
            for (int column = 0; column <= grid.columns(); column++) {
                corners[row][column] = corner(row, column, chance);
            }
        }
        floodReach = IntStream.rangeClosed(0, grid.columns())
                .mapToDouble(_ -> chance.nextDouble(0.0045, 0.0085))
                .toArray();
        districts =
                IntStream.range(0, grid.districts()).mapToObj(this::outlined).toList();
    }

    List<DistrictState> districts() {
        return districts;
    }

    DistrictId id(int district) {
        return districts.get(district).id();
    }

    String name(int district) {
        return districts.get(district).name();
    }

    /** A point of the district, away from its edge. */
    Position within(int district, RandomGenerator dice) {
        double east = dice.nextDouble(0.03, 0.97);
        double south = dice.nextDouble(0.03, 0.97);
        return at(district, east, south);
    }

    /** The middle of the district. */
    Position middle(int district) {
        return at(district, 0.5, 0.5);
    }

    /** Where two lines of a grid cross that divides every district into as many parts each way, counted from the north-west. */
    Position crossing(int line, int column, int parts) {
        int row = Math.min(line / parts, grid.rows() - 1);
        int across = Math.min(column / parts, grid.columns() - 1);
        return at(
                row * grid.columns() + across,
                (double) (column - across * parts) / parts,
                (double) (line - row * parts) / parts);
    }

    /** @param east how far from the western edge, 0 to 1; as is {@code south} from the northern */
    private Position at(int district, double east, double south) {
        int row = district / grid.columns();
        int column = district % grid.columns();
        var northWest = corners[row][column];
        var northEast = corners[row][column + 1];
        var southWest = corners[row + 1][column];
        var southEast = corners[row + 1][column + 1];
        return rounded(
                blend(
                        blend(northWest.lat(), northEast.lat(), east),
                        blend(southWest.lat(), southEast.lat(), east),
                        south),
                blend(
                        blend(northWest.lon(), northEast.lon(), east),
                        blend(southWest.lon(), southEast.lon(), east),
                        south));
    }

    /** The line of the river from west to east. */
    List<Position> river() {
        return List.of(corners[grid.rows() / 2]);
    }

    /** A closed ring around the ground that lies under water when the river floods. */
    List<Position> floodArea() {
        return along(1);
    }

    /** The same ground by depth: the nearer to the river, the deeper. */
    List<SampleFlood> floodDepths() {
        return List.of(new SampleFlood(1, along(1)), new SampleFlood(2, along(0.8)), new SampleFlood(3, along(0.35)));
    }

    /** A closed ring along the river, as wide as a share of the flood. */
    private List<Position> along(double share) {
        var river = river();
        var ring = new ArrayList<Position>();
        for (int i = 0; i < river.size(); i++) {
            ring.add(rounded(
                    river.get(i).lat() + share * floodReach[i], river.get(i).lon()));
        }
        for (int i = river.size() - 1; i >= 0; i--) {
            ring.add(rounded(
                    river.get(i).lat() - share * floodReach[i], river.get(i).lon()));
        }
        ring.add(ring.getFirst());
        return List.copyOf(ring);
    }

    boolean inFloodArea(Position place) {
        var river = river();
        for (int i = 0; i + 1 < river.size(); i++) {
            var west = river.get(i);
            var east = river.get(i + 1);
            if (place.lon() >= west.lon() && place.lon() <= east.lon()) {
                double along = (place.lon() - west.lon()) / (east.lon() - west.lon());
                double away = Math.abs(place.lat() - blend(west.lat(), east.lat(), along));
                return away <= blend(floodReach[i], floodReach[i + 1], along);
            }
        }
        return false;
    }

    private Position corner(int row, int column, RandomGenerator chance) {
        double south = row + chance.nextDouble(-STRAY, STRAY);
        double east = column + chance.nextDouble(-STRAY, STRAY);
        return rounded(
                CORNER.lat() - south * grid.height() / grid.rows(),
                CORNER.lon() + east * grid.width() / grid.columns());
    }

    private DistrictState outlined(int district) {
        int row = district / grid.columns();
        int column = district % grid.columns();
        var start = corners[row][column];
        return new DistrictState(
                new DistrictId("d%02d".formatted(district + 1)),
                1,
                DISTRICT_NAMES.get(district).written(),
                List.of(
                        start,
                        corners[row][column + 1],
                        corners[row + 1][column + 1],
                        corners[row + 1][column],
                        start));
    }

    private static double blend(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static Position rounded(double lat, double lon) {
        return new Position(Math.round(lat * 1e6) / 1e6, Math.round(lon * 1e6) / 1e6);
    }
}
