package jp.anpi.registry.hazard;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Makes zones of the features of a map of floods: A31a and A31b as published, or a city's own with fields of plain names. */
public final class FloodReading {

    private static final List<String> RANK =
            List.of("A31a_205", "A31b_205", "A31a_105", "A31b_105", "浸水深ランク", "depthRank", "rank");
    private static final List<String> RIVER = List.of("A31a_202", "A31b_202", "A31a_102", "A31b_102", "河川名", "river");
    private static final String RANK_FIELD = RANK.getFirst();
    private static final int LONGEST_NAME = 100;

    private final Envelope frame;
    private final Consumer<FeatureFault> faults;
    private int features;
    private int outside;

    /** @param frame what lies outside is left out: a map is published for a whole prefecture */
    public FloodReading(Envelope frame, Consumer<FeatureFault> faults) {
        this.frame = frame;
        this.faults = faults;
    }

    /** The frame of a map nobody wants less of. */
    public static Envelope wholeCountry() {
        return Japan.frame();
    }

    /** How many features were read, whatever became of them. */
    public int features() {
        return features;
    }

    /** How many lie outside the frame altogether. */
    public int outside() {
        return outside;
    }

    /** The pieces of one feature; none when it is wrong, which is told, or lies outside. */
    public List<FloodZone> read(MapFeature feature) {
        features++;
        if (feature.damage().isPresent()) {
            return wrong(feature, "", feature.damage().get(), "");
        }
        if (feature.shape().isEmpty()) {
            return wrong(feature, "", FeatureFault.Reason.NO_AREA, "");
        }
        Geometry shape = feature.shape().get();
        Optional<FeatureFault> elsewhere = Japan.fault(feature.number(), shape);
        if (elsewhere.isPresent()) {
            faults.accept(elsewhere.get());
            return List.of();
        }
        Optional<String> written = feature.field(RANK);
        if (written.isEmpty()) {
            return wrong(feature, RANK_FIELD, FeatureFault.Reason.NO_RANK, "");
        }
        Optional<DepthRank> rank = rank(written.get());
        if (rank.isEmpty()) {
            return wrong(feature, RANK_FIELD, FeatureFault.Reason.UNKNOWN_RANK, written.get());
        }
        Optional<String> river =
                feature.field(RIVER).map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        List<FloodZone> zones = Cutting.pieces(shape, frame).stream()
                .map(piece -> new FloodZone(rank.get(), river, piece))
                .toList();
        outside += zones.isEmpty() ? 1 : 0;
        return zones;
    }

    private static Optional<DepthRank> rank(String written) {
        try {
            double number = Double.parseDouble(written);
            return number == Math.rint(number) ? DepthRank.of((int) number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private List<FloodZone> wrong(MapFeature feature, String field, FeatureFault.Reason reason, String found) {
        faults.accept(new FeatureFault(feature.number(), field, reason, found));
        return List.of();
    }
}
