package jp.anpi.safety.incident;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.contract.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** An area that answers quickly whether a home is inside; its edge belongs to it. */
public final class Territory {

    /** The most points an outline may have. */
    public static final int MOST_POINTS = 10_000;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Area area;
    private final Optional<PreparedGeometry> prepared;

    private Territory(Area area) {
        this.area = area;
        this.prepared = switch (area) {
            case Area.City _, Area.Districts _ -> Optional.empty();
            case Area.Polygon(List<Position> outline) -> Optional.of(PreparedGeometryFactory.prepare(polygon(outline)));
        };
    }

    /** The territory of an area in which {@link #findFlaw} finds none. */
    public static Territory of(Area area) {
        return new Territory(area);
    }

    public Area area() {
        return area;
    }

    /** Whether the home is inside; a home without a position is inside no polygon. */
    public boolean holds(Home home) {
        return holds(home.district(), home.position());
    }

    /** Whether something there is inside, or nobody can tell because a polygon asks for a position that is unknown. */
    public boolean mayHold(DistrictId district, Optional<Position> position) {
        return area instanceof Area.Polygon && position.isEmpty() || holds(district, position);
    }

    private boolean holds(DistrictId district, Optional<Position> position) {
        return switch (area) {
            case Area.City _ -> true;
            case Area.Districts districts -> districts.districts().contains(district);
            case Area.Polygon _ ->
                position.map(Territory::coordinate)
                        .map(GEOMETRY::createPoint)
                        .filter(point -> prepared.orElseThrow().covers(point))
                        .isPresent();
        };
    }

    /** Whether the question cannot be answered for this home because nobody knows where it is. */
    public boolean needsPositionOf(Home home) {
        return area instanceof Area.Polygon && home.position().isEmpty();
    }

    /** What makes an area unusable. */
    public sealed interface Flaw {

        /** The outline has more than {@link #MOST_POINTS}. */
        record TooManyPoints(int points) implements Flaw {}

        /** The outline crosses or touches itself there. */
        record CrossesItself(Position near) implements Flaw {}

        /** The outline encloses no ground. */
        record Empty() implements Flaw {}
    }

    /** What makes an area unusable; empty when it can be used. */
    public static Optional<Flaw> findFlaw(Area area) {
        return switch (area) {
            case Area.City _, Area.Districts _ -> Optional.empty();
            case Area.Polygon(List<Position> outline) ->
                outline.size() > MOST_POINTS
                        ? Optional.of(new Flaw.TooManyPoints(outline.size()))
                        : Optional.ofNullable(new IsValidOp(polygon(outline)).getValidationError())
                                .map(Territory::flaw);
        };
    }

    private static Flaw flaw(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                new Flaw.CrossesItself(new Position(error.getCoordinate().y, error.getCoordinate().x));
            default -> new Flaw.Empty();
        };
    }

    /** An outline as something to compare; one that crosses itself is taken as the ground it covers. */
    static Geometry geometry(List<Position> outline) {
        Polygon drawn = polygon(outline);
        return drawn.isValid() ? drawn : drawn.buffer(0);
    }

    private static Polygon polygon(List<Position> outline) {
        return GEOMETRY.createPolygon(
                outline.stream().map(Territory::coordinate).toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(Position position) {
        return new Coordinate(position.lon(), position.lat());
    }
}
