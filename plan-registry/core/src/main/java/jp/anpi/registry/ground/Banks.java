package jp.anpi.registry.ground;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** Areas whose outline is made of several ways: rivers by their banks, lakes with islands. */
final class Banks {

    private static final GeometryFactory DEGREES = new GeometryFactory();
    private static final String ISLAND = "inner";

    private final List<OsmElement.Relation> relations = new ArrayList<>();

    /** @param incomplete areas of which the lines are not all there, or do not close */
    record Areas(List<Polygon> polygons, int incomplete) {}

    void add(OsmElement.Relation relation) {
        relations.add(relation);
    }

    /** @param lines of the ways that are whole */
    Areas areas(Map<Long, Coordinate[]> lines) {
        List<Polygon> polygons = new ArrayList<>();
        int incomplete = 0;
        for (OsmElement.Relation relation : relations) {
            List<Polygon> outlines = rings(relation, lines, false);
            List<Polygon> islands = rings(relation, lines, true);
            boolean whole = relation.ways().stream().allMatch(member -> lines.containsKey(member.way()));
            if (!whole || outlines.isEmpty()) {
                incomplete++;
            }
            if (whole) {
                outlines.forEach(outline -> polygons.add(without(outline, islands)));
            }
        }
        return new Areas(polygons, incomplete);
    }

    private static List<Polygon> rings(OsmElement.Relation relation, Map<Long, Coordinate[]> lines, boolean islands) {
        var polygonizer = new Polygonizer();
        relation.ways().stream()
                .filter(member -> member.role().equals(ISLAND) == islands)
                .map(member -> lines.get(member.way()))
                .filter(Objects::nonNull)
                .filter(line -> line.length > 1)
                .forEach(line -> polygonizer.add(DEGREES.createLineString(line)));
        Collection<?> found = polygonizer.getPolygons();
        return found.stream()
                .map(Polygon.class::cast)
                .map(polygon -> DEGREES.createPolygon(polygon.getExteriorRing()))
                .toList();
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
