package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class ShapefileTest {

    private static final String[] A31 = {"A31a_201", "A31a_202", "A31a_205"};
    private static final ShapefileBytes TWO = ShapefileBytes.of(A31)
            .area(
                    List.of("8303010001", "利根川", "3"),
                    ShapefileBytes.square(139.70, 36.00, 0.02),
                    ShapefileBytes.hole(139.705, 36.005, 0.005),
                    ShapefileBytes.square(139.75, 36.00, 0.01))
            .area(List.of("8303010002", "江戸川", "2"), ShapefileBytes.square(139.80, 36.00, 0.02));

    private final List<FeatureFault> faults = new ArrayList<>();

    @Test
    void areasWithHolesAreReadWithTheirFieldsInWindows31j() throws IOException {
        List<MapFeature> features = features(TWO.shp(), TWO.dbf());

        assertThat(features).hasSize(2);
        assertThat(features.getFirst().fields())
                .containsEntry("a31a_202", "利根川")
                .containsEntry("a31a_205", "3");
        var first = features.getFirst().shape().orElseThrow();
        assertThat(first.getNumGeometries()).isEqualTo(2);
        assertThat(first.getArea()).isCloseTo(0.02 * 0.02 - 0.005 * 0.005 + 0.01 * 0.01, within(1e-12));
        assertThat(first.isValid()).isTrue();
    }

    @Test
    void zonesHaveTheRankAndTheRiverOfA31() throws IOException {
        List<FloodZone> zones = zones(TWO.shp(), TWO.dbf(), FloodReading.wholeCountry());

        assertThat(faults).isEmpty();
        assertThat(zones)
                .extracting(FloodZone::rank, zone -> zone.river().orElse(""))
                .containsExactly(
                        tuple(DepthRank.TO_5_METRES, "利根川"),
                        tuple(DepthRank.TO_5_METRES, "利根川"),
                        tuple(DepthRank.TO_3_METRES, "江戸川"));
    }

    @Test
    void whatLiesOutsideTheFrameIsLeftOutAndWhatCrossesItIsCut() throws IOException {
        var frame = new Envelope(139.81, 139.90, 35.9, 36.1);

        List<FloodZone> zones = zones(TWO.shp(), TWO.dbf(), frame);

        assertThat(zones).hasSize(1);
        assertThat(zones.getFirst().area().getEnvelopeInternal().getMinX()).isEqualTo(139.81);
        assertThat(zones.getFirst().area().getArea()).isCloseTo(0.01 * 0.02, within(1e-12));
    }

    @Test
    void aWrongFeatureIsNamedByItsNumberAndFieldAndTheOthersAreKept() throws IOException {
        var file = ShapefileBytes.of(A31)
                .area(List.of("1", "利根川", "9"), ShapefileBytes.square(139.7, 36, 0.02))
                .area(List.of("1", "利根川", ""), ShapefileBytes.square(139.7, 36, 0.02))
                .area(List.of("1", "利根川", "1"), ShapefileBytes.square(36, 139.7, 0.02))
                .area(List.of("1", "利根川", "1"), new double[] {139.7, 36, 139.8, 36, 139.8, 36.1, 139.7, 36.1})
                .area(List.of("1", "利根川", "1"), ShapefileBytes.square(12_000, -3_400, 10))
                .area(List.of("1", "利根川", "1"), ShapefileBytes.square(139.7, 36, 0.02));

        List<FloodZone> zones = zones(file.shp(), file.dbf(), FloodReading.wholeCountry());

        assertThat(zones).hasSize(1);
        assertThat(faults)
                .extracting(FeatureFault::feature, FeatureFault::field, FeatureFault::reason, FeatureFault::found)
                .containsExactly(
                        tuple(1, "A31a_205", FeatureFault.Reason.UNKNOWN_RANK, "9"),
                        tuple(2, "A31a_205", FeatureFault.Reason.NO_RANK, ""),
                        tuple(3, "", FeatureFault.Reason.SWAPPED, "36.0000 139.7000"),
                        tuple(4, "", FeatureFault.Reason.NOT_CLOSED, ""),
                        tuple(5, "", FeatureFault.Reason.OUTSIDE, "12000.0000 -3400.0000"));
    }

    @Test
    void aBowTieIsMendedAndNotRefused() throws IOException {
        var file = ShapefileBytes.of(A31).area(List.of("1", "利根川", "1"), new double[] {
            139.7, 36.0, 139.8, 36.1, 139.8, 36.0, 139.7, 36.1, 139.7, 36.0
        });

        List<FloodZone> zones = zones(file.shp(), file.dbf(), FloodReading.wholeCountry());

        assertThat(faults).isEmpty();
        assertThat(zones).allMatch(zone -> zone.area().isValid());
        assertThat(zones.stream().mapToDouble(zone -> zone.area().getArea()).sum())
                .isCloseTo(0.005, within(1e-9));
    }

    @Test
    void aFileThatEndsEarlyIsRefusedWherever() {
        byte[] shp = TWO.shp();
        byte[] dbf = TWO.dbf();
        for (int length = 0; length < shp.length; length++) {
            byte[] half = Arrays.copyOf(shp, length);
            assertThatThrownBy(() -> features(half, dbf)).isInstanceOf(UnreadableMap.class);
        }
        assertThatThrownBy(() -> features(shp, Arrays.copyOf(dbf, dbf.length - 60)))
                .isInstanceOfSatisfying(
                        UnreadableMap.class,
                        early -> assertThat(early.reason()).isEqualTo(UnreadableMap.Reason.ENDS_EARLY));
    }

    @Test
    void brokenBytesNeverBreakTheReader() {
        var random = new Random(31);
        byte[] shp = TWO.shp();
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = shp.clone();
            for (int hit = 0; hit < 3; hit++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> {
                        try {
                            zones(broken, TWO.dbf(), FloodReading.wholeCountry());
                        } catch (UnreadableMap expected) {
                            assertThat(expected.reason().japanese()).isNotBlank();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void pointsAndLinesAreNoMapOfAreas() {
        byte[] points = TWO.shp();
        ByteBuffer.wrap(points).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 1);

        assertThatThrownBy(() -> features(points, TWO.dbf()))
                .isInstanceOfSatisfying(
                        UnreadableMap.class,
                        other -> assertThat(other.reason()).isEqualTo(UnreadableMap.Reason.NO_AREAS));
    }

    @Test
    void onlyDegreesOnTodaysEarthAreTaken() {
        assertThatCode(() -> Shapefile.checkGround(ShapefileBytes.JGD2011)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Shapefile.checkGround("PROJCS[\"JGD_2011_Japan_Zone_9\",GEOGCS[\"GCS_JGD_2011\"]]"))
                .isInstanceOfSatisfying(
                        UnreadableMap.class, plane -> assertThat(plane.reason()).isEqualTo(UnreadableMap.Reason.PLANE));
        assertThatThrownBy(() -> Shapefile.checkGround("GEOGCS[\"GCS_Tokyo\",DATUM[\"D_Tokyo\"]]"))
                .isInstanceOfSatisfying(
                        UnreadableMap.class,
                        old -> assertThat(old.reason()).isEqualTo(UnreadableMap.Reason.OTHER_EARTH));
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }

    private static List<MapFeature> features(byte[] shp, byte[] dbf) throws IOException {
        List<MapFeature> features = new ArrayList<>();
        try (var reader = new Shapefile(new ByteArrayInputStream(shp), new ByteArrayInputStream(dbf))) {
            for (Optional<MapFeature> next = reader.next(); next.isPresent(); next = reader.next()) {
                features.add(next.get());
            }
        }
        return features;
    }

    private List<FloodZone> zones(byte[] shp, byte[] dbf, Envelope frame) throws IOException {
        var reading = new FloodReading(frame, faults::add);
        List<FloodZone> zones = new ArrayList<>();
        features(shp, dbf).forEach(feature -> zones.addAll(reading.read(feature)));
        return zones;
    }
}
