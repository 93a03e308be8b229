package jp.anpi.safety.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

    /** A request with an area in it: its body may be as long as an outline that nobody can mean, to be refused by its field. */
    public interface Carrier {}

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
    private static final Text TOO_MANY =
            new Text("線の点が {0} 個あります。{1} 個までに減らしてください。", "The outline has {0} points; leave at most {1}.");
    private static final Text CROSSES = new Text(
            "線が北緯 {0}、東経 {1} の付近で自分自身と交わっています。描き直してください。",
            "The outline crosses itself near {0}, {1} (latitude, longitude). Draw it anew.");
    private static final Text EMPTY =
            new Text("囲まれた範囲がありません。描き直してください。", "The outline encloses nothing. Draw it anew.");

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

    private Optional<Area> read(String field, List<ProblemItem> wrong) {
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

    private static ProblemItem problem(String field, Territory.Flaw flaw) {
        return switch (flaw) {
            case Territory.Flaw.TooManyPoints(int points) ->
                ProblemItem.field(field, TOO_MANY, points, Territory.MOST_POINTS);
            case Territory.Flaw.CrossesItself(Position near) ->
                ProblemItem.field(field, CROSSES, degrees(near.lat()), degrees(near.lon()));
            case Territory.Flaw.Empty _ -> ProblemItem.field(field, EMPTY);
        };
    }

    /** To ten metres: people look for the place on a map. */
    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
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
            Optional<Territory.Flaw> flaw = Territory.findFlaw(area);
            flaw.ifPresent(why -> wrong.add(problem(field, why)));
            return flaw.isPresent() ? Optional.empty() : Optional.of(area);
        } catch (IllegalArgumentException
                | java.util.NoSuchElementException
                | IndexOutOfBoundsException
                | NullPointerException notOne) {
            wrong.add(ProblemItem.field(field, GEOMETRY));
            return Optional.empty();
        }
    }
}
