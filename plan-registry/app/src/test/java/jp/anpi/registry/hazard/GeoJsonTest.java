package jp.anpi.registry.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeoJsonTest {

    private static final String SQUARE = "[[139.7,36.0],[139.8,36.0],[139.8,36.1],[139.7,36.1],[139.7,36.0]]";
    private static final String HOLE = "[[139.74,36.04],[139.76,36.04],[139.76,36.06],[139.74,36.06],[139.74,36.04]]";

    @Test
    void polygonsWithHolesAndMultiPolygonsAreReadWhateverTheOrderOfTheirMembers() {
        List<MapFeature> features = read(collection(
                "{\"type\":\"Feature\",\"properties\":{\"A31a_205\":3,\"A31a_202\":\"利根川\",\"deep\":{\"x\":[1]}},\"geometry\":"
                        + "{\"coordinates\":[" + SQUARE + "," + HOLE + "],\"type\":\"Polygon\"}}",
                "{\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[" + SQUARE + "],[" + HOLE
                        + "]]},\"properties\":{\"rank\":\"2\"},\"type\":\"Feature\"}"));

        assertThat(features).hasSize(2).allMatch(feature -> feature.damage().isEmpty());
        assertThat(features.getFirst().fields()).containsEntry("a31a_205", "3").containsEntry("a31a_202", "利根川");
        assertThat(features.getFirst().shape().orElseThrow().getArea()).isBetween(0.00959, 0.00961);
        assertThat(features.getLast().shape().orElseThrow().getNumGeometries()).isEqualTo(2);
    }

    @Test
    void aFeatureThatIsWrongIsDamagedAndTheNextOneIsNot() {
        List<MapFeature> features = read(collection(
                feature("Point", "[139.7,36.0]"),
                feature("Polygon", "[[[139.7,36.0],[139.8,36.0],[139.8,36.1],[139.7,36.1]]]"),
                feature("Polygon", "[[[139.7,\"36\"],[139.8,36.0]]]"),
                feature("Polygon", "[139.7,36.0]"),
                "{\"type\":\"Feature\",\"properties\":null,\"geometry\":null}",
                feature("Polygon", "[" + SQUARE + "]")));

        assertThat(features)
                .extracting(MapFeature::damage)
                .containsExactly(
                        Optional.of(FeatureFault.Reason.NO_AREA),
                        Optional.of(FeatureFault.Reason.NOT_CLOSED),
                        Optional.of(FeatureFault.Reason.BROKEN),
                        Optional.of(FeatureFault.Reason.BROKEN),
                        Optional.empty(),
                        Optional.empty());
        assertThat(features.get(4).shape()).isEmpty();
        assertThat(features.getLast().shape()).isPresent();
    }

    @Test
    void anEmptyArrayBreaksItsFeatureAtOnceAndNothingOfItIsKept() {
        List<MapFeature> features = read(collection(
                feature("Polygon", "[" + String.join(",", Collections.nCopies(10_000, "[]")) + "]"),
                feature("MultiPolygon", "[[[]]]"),
                feature("Polygon", "[" + SQUARE + "]")));
        assertThat(features)
                .extracting(MapFeature::damage)
                .containsExactly(
                        Optional.of(FeatureFault.Reason.BROKEN),
                        Optional.of(FeatureFault.Reason.BROKEN),
                        Optional.empty());
    }

    @Test
    void aFileThatEndsEarlyOrIsNoMapIsRefusedWherever() {
        byte[] whole = collection(feature("Polygon", "[" + SQUARE + "]")).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 2; length++) {
            String half = new String(whole, 0, length, StandardCharsets.UTF_8);
            assertThatThrownBy(() -> read(half)).isInstanceOf(UnreadableMap.class);
        }
        assertThatThrownBy(() -> read("[1,2]")).isInstanceOf(UnreadableMap.class);
        assertThatThrownBy(() -> read("名前,住所\r\n")).isInstanceOf(UnreadableMap.class);
    }

    @Test
    void metresAreNoDegrees() {
        assertThatThrownBy(() ->
                        read("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::6677\"}},"
                                + "\"features\":[]}"))
                .isInstanceOfSatisfying(
                        UnreadableMap.class, plane -> assertThat(plane.reason()).isEqualTo(UnreadableMap.Reason.PLANE));
        assertThat(
                        read(
                                "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::6668\"}},\"features\":[]}"))
                .isEmpty();
        assertThat(read("{\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":4326}},\"features\":[]}"))
                .isEmpty();
        assertThatThrownBy(() -> read("{\"crs\":{\"a\":[[],[]]},\"features\":[]}"))
                .isInstanceOf(UnreadableMap.class);
    }

    @Test
    void brokenBytesNeverBreakTheReader() {
        byte[] whole = collection(
                        feature("Polygon", "[" + SQUARE + "," + HOLE + "]"),
                        feature("MultiPolygon", "[[" + SQUARE + "]]"))
                .getBytes(StandardCharsets.UTF_8);
        var random = new Random(31);
        byte[] marks = "[]{},:\"0-.e".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] broken = Arrays.copyOf(whole, whole.length);
            broken[random.nextInt(broken.length)] = marks[random.nextInt(marks.length)];
            broken[random.nextInt(broken.length)] = marks[random.nextInt(marks.length)];
            assertThatCode(() -> {
                        try {
                            var reading = new FloodReading(FloodReading.wholeCountry(), _ -> {});
                            read(broken).forEach(reading::read);
                        } catch (UnreadableMap expected) {
                            assertThat(expected.reason().english()).isNotBlank();
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    private static String feature(String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{\"rank\":1},\"geometry\":{\"type\":\"" + type
                + "\",\"coordinates\":" + coordinates + "}}";
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"name\":\"a map\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static List<MapFeature> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<MapFeature> read(byte[] bytes) {
        List<MapFeature> features = new ArrayList<>();
        try (var reader = new GeoJson(new ByteArrayInputStream(bytes))) {
            for (Optional<MapFeature> next = reader.next(); next.isPresent(); next = reader.next()) {
                features.add(next.get());
            }
        }
        return features;
    }
}
