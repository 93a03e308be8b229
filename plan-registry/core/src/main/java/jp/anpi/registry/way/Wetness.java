package jp.anpi.registry.way;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodZone;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * How a way lies to the water, measured on the way itself and not on what the search of streets believed.
 *
 * @param outMetres through water from the very beginning on: whoever lives in it has to leave it; 0 for everybody else
 * @param laterMetres through water after dry ground was reached, or where a dry home was left
 */
public record Wetness(int outMetres, int laterMetres) {

    public static final Wetness DRY = new Wetness(0, 0);

    private static final GeometryFactory DEGREES = new GeometryFactory();

    /** Less than this between two wet parts is no dry ground, and less than this of water is an edge. */
    private static final double GRAIN = 1;

    /** From where to where, in metres from the beginning. */
    private record Span(double from, double to) {}

    /** Whether dry ground, once reached, is not left again. */
    public boolean staysDry() {
        return laterMetres == 0;
    }

    /** @param line from door to door */
    public static Wetness of(List<Position> line, FloodMap floods) {
        List<Span> spans = new ArrayList<>();
        double walked = 0;
        for (int i = 0; i + 1 < line.size(); i++) {
            double metres = Bearing.metres(line.get(i), line.get(i + 1));
            if (metres > 0) {
                add(spans, stroke(line.get(i), line.get(i + 1)), floods, walked, metres);
            }
            walked += metres;
        }
        return sum(merged(spans), floods.rankAt(line.getFirst()).isPresent());
    }

    private static LineString stroke(Position from, Position to) {
        return DEGREES.createLineString(
                new Coordinate[] {new Coordinate(from.lon(), from.lat()), new Coordinate(to.lon(), to.lat())});
    }

    private static void add(List<Span> spans, LineString stroke, FloodMap floods, double walked, double metres) {
        Coordinate start = stroke.getCoordinateN(0);
        for (FloodZone zone : floods.within(stroke.getEnvelopeInternal())) {
            Geometry wet = zone.area().intersection(stroke);
            for (int part = 0; part < wet.getNumGeometries(); part++) {
                Coordinate[] ends = wet.getGeometryN(part).getCoordinates();
                if (ends.length > 1) {
                    double one = ends[0].distance(start) / stroke.getLength() * metres;
                    double other = ends[ends.length - 1].distance(start) / stroke.getLength() * metres;
                    spans.add(new Span(walked + Math.min(one, other), walked + Math.max(one, other)));
                }
            }
        }
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        spans.stream().sorted(Comparator.comparingDouble(Span::from)).forEach(next -> {
            if (!merged.isEmpty() && next.from() - merged.getLast().to() < GRAIN) {
                Span last = merged.removeLast();
                merged.add(new Span(last.from(), Math.max(last.to(), next.to())));
            } else {
                merged.add(next);
            }
        });
        merged.removeIf(span -> span.to() - span.from() < GRAIN);
        return merged;
    }

    private static Wetness sum(List<Span> spans, boolean livesInIt) {
        double out = 0;
        double later = 0;
        for (Span span : spans) {
            if (livesInIt && span.from() < GRAIN) {
                out += span.to() - span.from();
            } else {
                later += span.to() - span.from();
            }
        }
        return new Wetness((int) Math.ceil(out), (int) Math.ceil(later));
    }
}
