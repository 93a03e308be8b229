package jp.anpi.registry.hazard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.FeatureFault.Reason;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * Makes districts of the features of a map: each with a code and a name of its own, since lists mean a district by either. Codes
 * are taken in small narrow letters; edges that cross themselves are mended.
 */
public final class DistrictReading {

    /** Corners of one district at most: it travels in one record of the log. */
    public static final int MOST_CORNERS = 10_000;

    private static final List<String> CODE = List.of("id", "code", "KEY_CODE", "地区コード", "町丁字コード", "コード");
    private static final List<String> NAME = List.of("name", "地区名", "名称", "S_NAME", "町会名", "自治会名");
    private static final int LONGEST_NAME = 100;
    private static final Pattern SPACES = Pattern.compile("\\s");

    /** A tenth of a metre: finer than any outline is known. */
    private static final double STEPS = 1e6;

    private final List<String> code;
    private final List<String> name;
    private final Consumer<FeatureFault> faults;
    private final Set<DistrictId> codes = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param code the field that holds it; without one the usual names are tried, as with {@code name}
     * @param faults is told every one; a district that has one is not read
     */
    public DistrictReading(Optional<String> code, Optional<String> name, Consumer<FeatureFault> faults) {
        this.code = code.map(List::of).orElse(CODE);
        this.name = name.map(List::of).orElse(NAME);
        this.faults = faults;
    }

    /** The district of one feature; nothing when it is wrong, which is told. */
    public Optional<DrawnDistrict> read(MapFeature feature) {
        List<FeatureFault> wrong = new ArrayList<>();
        List<Polygon> parts = parts(feature, wrong);
        Optional<DistrictId> id = id(feature, wrong);
        Optional<String> called = name(feature, wrong);
        wrong.forEach(faults);
        return wrong.isEmpty()
                ? id.flatMap(own -> called.map(word -> new DrawnDistrict(
                        own,
                        word,
                        parts.stream().map(DistrictReading::ring).toList(),
                        parts.stream().mapToInt(Polygon::getNumInteriorRing).sum())))
                : Optional.empty();
    }

    private static List<Polygon> parts(MapFeature feature, List<FeatureFault> wrong) {
        Optional<Reason> damage =
                feature.damage().or(() -> feature.shape().isEmpty() ? Optional.of(Reason.NO_AREA) : Optional.empty());
        if (damage.isPresent()) {
            wrong.add(fault(feature, "", damage.get(), ""));
            return List.of();
        }
        Geometry shape = feature.shape().orElseThrow();
        Optional<FeatureFault> elsewhere = Japan.fault(feature.number(), shape);
        if (elsewhere.isPresent()) {
            wrong.add(elsewhere.get());
            return List.of();
        }
        if (shape.getNumPoints() > MOST_CORNERS) {
            wrong.add(fault(feature, "", Reason.TOO_MANY_CORNERS, String.valueOf(shape.getNumPoints())));
            return List.of();
        }
        List<Polygon> parts = Cutting.polygons(shape.isValid() ? shape : GeometryFixer.fix(shape)).stream()
                .filter(part -> ring(part).size() > 3)
                .sorted(Comparator.comparingDouble(Polygon::getArea).reversed())
                .toList();
        if (parts.isEmpty()) {
            wrong.add(fault(feature, "", Reason.BROKEN, ""));
        }
        return parts;
    }

    private Optional<DistrictId> id(MapFeature feature, List<FeatureFault> wrong) {
        Optional<String> written = feature.field(code);
        if (written.isEmpty()) {
            wrong.add(fault(feature, code.getFirst(), Reason.NO_CODE, ""));
            return Optional.empty();
        }
        try {
            var id = new DistrictId(narrow(written.get()).replace('_', '-'));
            if (!codes.add(id)) {
                wrong.add(fault(feature, code.getFirst(), Reason.DOUBLED_CODE, written.get()));
            }
            return Optional.of(id);
        } catch (IllegalArgumentException _) {
            wrong.add(fault(feature, code.getFirst(), Reason.CODE_FORM, written.get()));
            return Optional.empty();
        }
    }

    private Optional<String> name(MapFeature feature, List<FeatureFault> wrong) {
        Optional<String> written = feature.field(name);
        if (written.isEmpty()) {
            wrong.add(fault(feature, name.getFirst(), Reason.NO_NAME, ""));
        } else if (written.get().length() > LONGEST_NAME) {
            wrong.add(fault(feature, name.getFirst(), Reason.NAME_TOO_LONG, written.get()));
        } else if (!names.add(narrow(written.get()))) {
            wrong.add(fault(feature, name.getFirst(), Reason.DOUBLED_NAME, written.get()));
        }
        return written;
    }

    private static String narrow(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static FeatureFault fault(MapFeature feature, String field, Reason reason, String found) {
        return new FeatureFault(feature.number(), field, reason, found);
    }

    /** The outer ring of a part; points that fall together at a tenth of a metre are one. */
    private static List<Position> ring(Polygon part) {
        List<Position> ring = new ArrayList<>();
        for (Coordinate corner : part.getExteriorRing().getCoordinates()) {
            var at = new Position(Math.round(corner.y * STEPS) / STEPS, Math.round(corner.x * STEPS) / STEPS);
            if (ring.isEmpty() || !ring.getLast().equals(at)) {
                ring.add(at);
            }
        }
        return ring;
    }
}
