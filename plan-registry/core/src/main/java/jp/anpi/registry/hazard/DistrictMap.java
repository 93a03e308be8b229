package jp.anpi.registry.hazard;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.Position;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The districts as they are drawn, to find in which of them a place lies. */
public final class DistrictMap {

    private static final GeometryFactory DEGREES = new GeometryFactory();

    private final List<Drawn> districts;

    private record Drawn(DistrictId id, PreparedGeometry area) {

        private static Drawn of(DistrictState district) {
            Polygon[] parts = district.rings().stream().map(DistrictMap::part).toArray(Polygon[]::new);
            Geometry whole = parts.length == 1 ? parts[0] : DEGREES.createMultiPolygon(parts);
            return new Drawn(district.id(), PreparedGeometryFactory.prepare(whole));
        }
    }

    public DistrictMap(List<DistrictState> districts) {
        this.districts = districts.stream().map(Drawn::of).toList();
    }

    /** The district of a place; empty where none is drawn, and on the line between two. */
    public Optional<DistrictId> at(Position place) {
        var point = DEGREES.createPoint(new Coordinate(place.lon(), place.lat()));
        List<DistrictId> around = districts.stream()
                .filter(district -> district.area().covers(point))
                .map(Drawn::id)
                .toList();
        return around.size() == 1 ? Optional.of(around.getFirst()) : Optional.empty();
    }

    private static Polygon part(List<Position> ring) {
        return DEGREES.createPolygon(
                ring.stream().map(at -> new Coordinate(at.lon(), at.lat())).toArray(Coordinate[]::new));
    }
}
