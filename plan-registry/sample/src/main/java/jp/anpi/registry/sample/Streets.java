package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Position;

/**
 * The streets and the water of the made-up place as an extract of OpenStreetMap (XML): a grid that follows the districts, two dykes with
 * steps along the river, a bridge at every fourth street, and a pond with an island. Nothing of it is in OpenStreetMap.
 */
final class Streets {

    /** Blocks along one side of a district. */
    private static final int PARTS = 8;

    private static final int BRIDGES = 4;
    private static final int FOOTPATHS = 3;
    private static final double HALF_A_RIVER = 0.0004;
    private static final double POND = 0.0006;

    private final Geography geography;
    private final int lines;
    private final int columns;
    private final int river;
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder ways = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private int lastNode;
    private int lastWay;

    private Streets(SampleSize size, Geography geography) {
        this.geography = geography;
        lines = size.grid().rows() * PARTS;
        columns = size.grid().columns() * PARTS;
        river = size.grid().rows() / 2 * PARTS;
    }

    static String of(SampleSize size, Geography geography) {
        var streets = new Streets(size, geography);
        streets.grid();
        streets.river();
        streets.pond();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\" generator=\"" + size.japanese()
                + " (made up)\">\n" + streets.nodes + streets.ways + streets.relations + "</osm>\n";
    }

    private void grid() {
        for (int line = 0; line <= lines; line++) {
            for (int column = 0; column <= columns; column++) {
                node(geography.crossing(line, column, PARTS));
            }
        }
        for (int line = 0; line <= lines; line++) {
            if (line != river) {
                int here = line;
                way(
                        across(line),
                        IntStream.rangeClosed(0, columns)
                                .map(column -> crossing(here, column))
                                .toArray());
            }
        }
        for (int column = 0; column <= columns; column++) {
            northSouth(column);
        }
    }

    /** One way for each stretch of the same kind; where there is no bridge, none over the river. */
    private void northSouth(int column) {
        int from = 0;
        for (int line = 1; line <= lines; line++) {
            Optional<String> until = down(line - 1, column);
            if (line == lines || !down(line, column).equals(until)) {
                int start = from;
                int end = line;
                until.ifPresent(tags -> way(
                        tags,
                        IntStream.rangeClosed(start, end)
                                .map(at -> crossing(at, column))
                                .toArray()));
                from = line;
            }
        }
    }

    /** The tags of a street from west to east. */
    private String across(int line) {
        String name = name((line + 1) + "条通り");
        if (Math.abs(line - river) == 1) {
            return tag("highway", "track") + tag("surface", "compacted") + tag("name", "みなせ川堤防");
        }
        if (line % PARTS == 0) {
            return tag("highway", "secondary") + name;
        }
        return line % PARTS == FOOTPATHS
                ? tag("highway", "footway") + tag("surface", "gravel") + name
                : tag("highway", "residential") + tag("surface", "asphalt") + name;
    }

    /** The tags of a street between one line and the next; empty where none is. */
    private Optional<String> down(int line, int column) {
        String name = name((column + 1) + "番通り");
        boolean bridge = column % BRIDGES == 0;
        if (line == river - 1 || line == river) {
            return bridge
                    ? Optional.of(tag("highway", "secondary") + tag("bridge", "yes") + tag("layer", "1") + name)
                    : Optional.empty();
        }
        if (column % PARTS == 0) {
            return Optional.of(tag("highway", "primary") + name);
        }
        boolean upTheDyke = line == river - 2 || line == river + 1;
        if (!bridge && (upTheDyke || column % PARTS == 3 && line % PARTS == 2)) {
            return Optional.of(tag("highway", "steps") + name);
        }
        return Optional.of(tag("highway", bridge ? "tertiary" : "residential") + name);
    }

    private void river() {
        List<Position> middle = geography.river();
        int[] line = middle.stream().mapToInt(this::node).toArray();
        way(tag("waterway", "river") + name("みなせ川"), line);
        List<Integer> bank = new ArrayList<>();
        middle.forEach(at -> bank.add(node(new Position(at.lat() + HALF_A_RIVER, at.lon()))));
        middle.reversed().forEach(at -> bank.add(node(new Position(at.lat() - HALF_A_RIVER, at.lon()))));
        bank.add(bank.getFirst());
        way(
                tag("natural", "water") + tag("water", "river") + name("みなせ川"),
                bank.stream().mapToInt(Integer::intValue).toArray());
    }

    /** An area whose bank is two ways, with an island. */
    private void pond() {
        Position middle = moved(geography.crossing(2, 6, PARTS), -0.0011, 0.0009);
        int west = node(moved(middle, 0, -POND));
        int east = node(moved(middle, 0, POND));
        int north =
                way("", west, node(moved(middle, POND / 2, -POND / 2)), node(moved(middle, POND / 2, POND / 2)), east);
        int south = way(
                "", east, node(moved(middle, -POND / 2, POND / 2)), node(moved(middle, -POND / 2, -POND / 2)), west);
        int first = node(moved(middle, POND / 8, 0));
        int island = way(
                "", first, node(moved(middle, -POND / 8, POND / 6)), node(moved(middle, -POND / 8, -POND / 6)), first);
        relations.append(" <relation id=\"1\" version=\"1\">\n");
        member(north, "outer");
        member(south, "outer");
        member(island, "inner");
        relations
                .append(tag("type", "multipolygon") + tag("natural", "water") + name("みなせ池"))
                .append(" </relation>\n");
    }

    private void member(int way, String role) {
        relations.append("  <member type=\"way\" ref=\"%d\" role=\"%s\"/>\n".formatted(way, role));
    }

    private static Position moved(Position from, double north, double east) {
        return new Position(from.lat() + north, from.lon() + east);
    }

    /** The node where a line and a column cross. */
    private int crossing(int line, int column) {
        return line * (columns + 1) + column + 1;
    }

    private int node(Position at) {
        lastNode++;
        nodes.append(String.format(
                Locale.ROOT,
                " <node id=\"%d\" version=\"1\" lat=\"%.6f\" lon=\"%.6f\"/>\n",
                lastNode,
                at.lat(),
                at.lon()));
        return lastNode;
    }

    private int way(String tags, int... along) {
        lastWay++;
        ways.append(" <way id=\"%d\" version=\"1\">\n".formatted(lastWay));
        for (int node : along) {
            ways.append("  <nd ref=\"%d\"/>\n".formatted(node));
        }
        ways.append(tags).append(" </way>\n");
        return lastWay;
    }

    private static String name(String name) {
        return tag("name", name);
    }

    private static String tag(String key, String value) {
        return "  <tag k=\"%s\" v=\"%s\"/>\n".formatted(key, value);
    }
}
