package jp.anpi.registry.ground;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * Areas whose outline is made of several ways: rivers by their banks, lakes with islands. First the areas come, then they are frozen,
 * then the lines of their ways come. Nothing but numbers is held, and of these no more than was allowed: an area without any way, or a
 * way that comes back to one node for ever, costs as much as one that is honest.
 */
final class Banks {

    private static final GeometryFactory DEGREES = new GeometryFactory();
    private static final String ISLAND = "inner";
    private static final int[] MISSING = {};

    private final int most;
    private final IdTable ways;
    private final BitSet islands = new BitSet();
    private long[] members = new long[64];
    private int[] ends = new int[16];
    private int relations;
    private int size;
    private int[][] lines = {};
    private long held;
    private long drawn;

    /** @param most areas, their members and the corners of these together */
    Banks(int most) {
        this.most = most;
        ways = new IdTable(most);
    }

    /** @throws UnreadableExtract when it is one too many */
    void add(OsmElement.Relation relation) {
        hold(1 + relation.ways().size());
        for (OsmElement.Member member : relation.ways()) {
            if (size == members.length) {
                members = Arrays.copyOf(members, 2 * size);
            }
            islands.set(size, member.role().equals(ISLAND));
            members[size++] = member.way();
            ways.add(member.way());
        }
        if (relations == ends.length) {
            ends = Arrays.copyOf(ends, 2 * relations);
        }
        ends[relations++] = size;
    }

    void freeze() {
        ways.freeze();
        lines = new int[ways.size()][];
        Arrays.fill(lines, MISSING);
    }

    /** Whether a way is part of an outline. */
    boolean has(long way) {
        return ways.index(way).isPresent();
    }

    /**
     * A way that is whole.
     *
     * @param corners the numbers of its nodes
     * @throws UnreadableExtract when it is one too many
     */
    void line(long way, IntStream corners) {
        OptionalInt at = ways.index(way);
        if (at.isPresent()) {
            int[] line = corners.toArray();
            hold(line.length);
            lines[at.getAsInt()] = line;
        }
    }

    /**
     * Hands out every area that closes.
     *
     * @param places where the node of a number lies
     * @return areas of which the lines are not all there, or do not close
     * @throws UnreadableExtract when they have too many corners, however often they share one way
     */
    int areas(IntFunction<Coordinate> places, Consumer<Polygon> taker) {
        int incomplete = 0;
        int from = 0;
        for (int i = 0; i < relations; i++) {
            List<Polygon> outlines = isWhole(from, ends[i]) ? rings(from, ends[i], false, places) : List.of();
            if (outlines.isEmpty()) {
                incomplete++;
            } else {
                List<Polygon> inside = rings(from, ends[i], true, places);
                outlines.forEach(outline -> taker.accept(without(outline, inside)));
            }
            from = ends[i];
        }
        return incomplete;
    }

    private boolean isWhole(int from, int to) {
        return IntStream.range(from, to).allMatch(member -> corners(member).length > 0);
    }

    private int[] corners(int member) {
        return lines[ways.index(members[member]).orElseThrow()];
    }

    private List<Polygon> rings(int from, int to, boolean island, IntFunction<Coordinate> places) {
        var polygonizer = new Polygonizer();
        for (int member = from; member < to; member++) {
            int[] line = corners(member);
            if (islands.get(member) == island && line.length > 1) {
                draw(line.length);
                polygonizer.add(DEGREES.createLineString(
                        Arrays.stream(line).mapToObj(places).toArray(Coordinate[]::new)));
            }
        }
        Collection<?> found = polygonizer.getPolygons();
        return found.stream()
                .map(Polygon.class::cast)
                .map(polygon -> DEGREES.createPolygon(polygon.getExteriorRing()))
                .toList();
    }

    private void hold(int parts) {
        held += parts;
        demandFew(held);
    }

    private void draw(int corners) {
        drawn += corners;
        demandFew(drawn);
    }

    private void demandFew(long parts) {
        if (parts > most) {
            throw new UnreadableExtract(UnreadableExtract.Reason.TOO_MANY_NODES);
        }
    }

    private static Polygon without(Polygon outline, List<Polygon> islands) {
        LinearRing[] holes = islands.stream()
                .filter(island -> outline.getEnvelopeInternal().contains(island.getEnvelopeInternal()))
                .filter(island -> outline.contains(island.getInteriorPoint()))
                .map(Polygon::getExteriorRing)
                .toArray(LinearRing[]::new);
        return DEGREES.createPolygon(outline.getExteriorRing(), holes);
    }
}
