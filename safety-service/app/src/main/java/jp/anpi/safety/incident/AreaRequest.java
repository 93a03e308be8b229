package jp.anpi.safety.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.contract.Area;
import org.jspecify.annotations.Nullable;

/**
 * An area as callers write it.
 *
 * @param geometry a GeoJSON polygon; only its outer ring counts
 */
public record AreaRequest(
        @Nullable Type type,
        @Nullable List<String> districts,
        @Nullable Geometry geometry) {

    /** How an area is written. */
    public enum Type {
        CITY,
        DISTRICTS,
        POLYGON
    }

    /** A GeoJSON geometry, longitude before latitude. */
    public record Geometry(@Nullable String type, @Nullable List<List<List<Double>>> coordinates) {}

    private static final Text TYPE =
            new Text("CITY、DISTRICTS、POLYGON のどれかを指定してください。", "Use CITY, DISTRICTS or POLYGON.");
    private static final Text DISTRICTS = new Text("地区の番号を 1 つ以上指定してください。", "Name at least one district by its id.");
    private static final Text GEOMETRY = new Text(
            "GeoJSON の Polygon（経度・緯度の順、最初と最後の点が同じ、4 点以上）を指定してください。",
            "Give a GeoJSON Polygon: longitude first, closed ring of at least four points.");
    private static final Text UNKNOWN = new Text("この市にない地区です: {0}", "This city has no such district: {0}");
    private static final Text OUTSIDE =
            new Text("市の外です。経度・緯度の順を確かめてください。", "It lies outside the city. Is longitude first?");
    private static final Text UNUSABLE = new Text("この範囲は使えません: {0}", "This area cannot be used: {0}");

    /** The area inside that city, or empty after adding what is wrong. */
    public Optional<Area> read(String field, CityGround city, List<ProblemItem> wrong) {
        Optional<Area> read = read(field, wrong);
        Optional<ProblemItem> misfit = read.flatMap(city::findMisfit).map(what -> problem(field, what));
        misfit.ifPresent(wrong::add);
        return misfit.isPresent() ? Optional.empty() : read;
    }

    private static ProblemItem problem(String field, CityGround.Misfit misfit) {
        return switch (misfit) {
            case CityGround.Misfit.UnknownDistricts(var ids) ->
                ProblemItem.field(
                        field + ".districts",
                        UNKNOWN,
                        String.join(", ", ids.stream().map(DistrictId::value).toList()));
            case CityGround.Misfit.OutsideTheCity _ -> ProblemItem.field(field + ".geometry", OUTSIDE);
        };
    }

    /** The area, or empty after adding what is wrong. */
    public Optional<Area> read(String field, List<ProblemItem> wrong) {
        if (type == null) {
            wrong.add(ProblemItem.field(field + ".type", TYPE));
            return Optional.empty();
        }
        return switch (type) {
            case CITY -> Optional.of(new Area.City());
            case DISTRICTS -> readDistricts(field + ".districts", wrong);
            case POLYGON -> readPolygon(field + ".geometry", wrong);
        };
    }

    private Optional<Area> readDistricts(String field, List<ProblemItem> wrong) {
        Set<DistrictId> named = new HashSet<>();
        try {
            for (String district : districts == null ? List.<String>of() : districts) {
                named.add(new DistrictId(district));
            }
        } catch (IllegalArgumentException notACode) {
            named.clear();
        }
        if (named.isEmpty()) {
            wrong.add(ProblemItem.field(field, DISTRICTS));
            return Optional.empty();
        }
        return Optional.of(new Area.Districts(named));
    }

    private Optional<Area> readPolygon(String field, List<ProblemItem> wrong) {
        try {
            if (geometry == null || !"Polygon".equals(geometry.type()) || geometry.coordinates() == null) {
                throw new IllegalArgumentException("no polygon");
            }
            List<Position> outline = geometry.coordinates().getFirst().stream()
                    .map(point -> new Position(point.get(1), point.get(0)))
                    .toList();
            Area area = new Area.Polygon(outline);
            Optional<String> problem = Territory.findProblem(area);
            problem.ifPresent(why -> wrong.add(ProblemItem.field(field, UNUSABLE, why)));
            return problem.isPresent() ? Optional.empty() : Optional.of(area);
        } catch (IllegalArgumentException
                | java.util.NoSuchElementException
                | IndexOutOfBoundsException
                | NullPointerException notOne) {
            wrong.add(ProblemItem.field(field, GEOMETRY));
            return Optional.empty();
        }
    }
}
