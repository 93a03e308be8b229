package jp.anpi.registry.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

class ExtractReadingTest {

    private static final Envelope CITY = new Envelope(139.0, 139.1, 36.0, 36.1);
    private static final ExtractReading.Limits PLENTY = new ExtractReading.Limits(1_000, 10_000);

    private final List<OsmElement> elements = new ArrayList<>();
    private final List<OsmElement.Node> nodesKept = new ArrayList<>();
    private final List<List<Long>> waysKept = new ArrayList<>();

    @Test
    void aRoadIsCutAtTheEdgeOfTheCityAndComesBackInTwoPartsWhereItLeavesAndReturns() throws IOException {
        node(1, 36.05, 139.01);
        node(2, 36.05, 139.05);
        node(3, 36.3, 139.3);
        node(4, 36.3, 139.2);
        node(5, 36.06, 139.06);
        node(6, 36.07, 139.07);
        way(9, Map.of("highway", "residential", "name", "中通り"), 1, 2, 3, 4, 5, 6);

        Extract read = read(PLENTY);

        assertThat(read.roads()).isEqualTo(1);
        assertThat(read.features())
                .extracting(feature -> feature.shape().getNumPoints())
                .containsExactly(2, 2);
        assertThat(waysKept).containsExactly(List.of(1L, 2L), List.of(5L, 6L));
        assertThat(nodesKept).extracting(OsmElement.Node::id).contains(1L, 2L, 5L, 6L);
    }

    @Test
    void elementsMayComeInAnyOrderAndNodesThatNobodyNeedsAreNotHeld() throws IOException {
        way(9, Map.of("highway", "primary_link"), -1, -2);
        node(-2, 36.05, 139.06);
        for (int id = 10; id < 5_000; id++) {
            node(id, 36.05, 139.05);
        }
        node(-1, 36.05, 139.05);

        Extract read = read(new ExtractReading.Limits(2, 10_000));

        assertThat(read.features()).extracting(GroundFeature::kind).containsExactly(GroundKind.MAIN_ROAD);
        assertThat(nodesKept)
                .as("with numbers of their own")
                .extracting(OsmElement.Node::id)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aLakeOfSeveralWaysKeepsItsIslandAndOneWithoutHalfItsBankIsLeftOutAndCounted() throws IOException {
        node(1, 36.02, 139.02);
        node(2, 36.02, 139.04);
        node(3, 36.04, 139.04);
        node(4, 36.04, 139.02);
        node(5, 36.028, 139.028);
        node(6, 36.028, 139.032);
        node(7, 36.032, 139.03);
        way(10, Map.of(), 1, 2, 3);
        way(11, Map.of(), 1, 4, 3);
        way(12, Map.of(), 5, 6, 7, 5);
        water(1, outer(10), outer(11), new OsmElement.Member(12, "inner"));
        water(2, outer(10), outer(99));

        Extract read = read(PLENTY);

        assertThat(read.waters()).isEqualTo(1);
        assertThat(read.incomplete()).isEqualTo(1);
        var lake = read.features().getFirst().shape();
        assertThat(lake.contains(point(36.022, 139.022))).isTrue();
        assertThat(lake.contains(point(36.0295, 139.03))).as("the island").isFalse();
    }

    @Test
    void whatIsPlannedUndergroundOrNoWaterAtAllIsNotDrawn() throws IOException {
        node(1, 36.05, 139.01);
        node(2, 36.05, 139.05);
        way(1, Map.of("highway", "construction"), 1, 2);
        way(2, Map.of("waterway", "stream", "tunnel", "culvert"), 1, 2);
        way(3, Map.of("building", "yes"), 1, 2);
        way(4, Map.of("waterway", "river"), 1, 2);

        assertThat(read(PLENTY).features()).extracting(GroundFeature::kind).containsExactly(GroundKind.RIVER);
        assertThat(waysKept).as("nobody walks in a river").isEmpty();
    }

    @Test
    void whatIsTooMuchForMemoryIsRefusedBeforeItIsHeld() {
        for (int id = 1; id <= 5_000; id++) {
            node(id, 36.05, 139.05 + id * 1e-6);
            if (id > 1) {
                way(id, Map.of("highway", "path"), id - 1, id);
            }
        }
        assertThatThrownBy(() -> read(new ExtractReading.Limits(4_000, 100_000)))
                .isInstanceOfSatisfying(
                        UnreadableExtract.class,
                        why -> assertThat(why.reason()).isEqualTo(UnreadableExtract.Reason.TOO_MANY_NODES));
        assertThatThrownBy(() -> read(new ExtractReading.Limits(6_000, 9_000)))
                .isInstanceOfSatisfying(
                        UnreadableExtract.class,
                        why -> assertThat(why.reason()).isEqualTo(UnreadableExtract.Reason.TOO_MANY_CORNERS));
    }

    @Test
    void areasWithoutABankAndBanksWithoutAnEndAreRefusedBeforeTheyFillTheMemory() {
        for (int id = 1; id <= 5_000; id++) {
            water(id);
        }
        assertTooManyNodes(new ExtractReading.Limits(1_000, 10_000));

        elements.clear();
        node(1, 36.05, 139.05);
        node(2, 36.05, 139.06);
        way(10, Map.of(), LongStream.range(0, 2_000).map(i -> 1 + i % 2).toArray());
        water(1, outer(10));
        assertTooManyNodes(new ExtractReading.Limits(1_000, 10_000));
    }

    @Test
    void oneBankInVeryManyAreasIsRefusedForAllTheCornersThatItHasThere() {
        node(1, 36.02, 139.02);
        node(2, 36.02, 139.04);
        node(3, 36.04, 139.04);
        way(10, Map.of(), 1, 2, 3, 1);
        for (int id = 1; id <= 400; id++) {
            water(id, outer(10));
        }
        assertTooManyNodes(new ExtractReading.Limits(1_000, 10_000));
    }

    @Test
    void piecesComeBackFromTheStoreAsTheyWent() throws IOException {
        node(1, 36.05, 139.01);
        node(2, 36.05, 139.05);
        node(3, 36.06, 139.05);
        way(1, Map.of("highway", "steps"), 1, 2);
        way(2, Map.of("natural", "water"), 1, 2, 3, 1);
        List<GroundFeature> features = read(PLENTY).features();

        assertThat(GroundPieces.decode(GroundPieces.encode(features))).containsExactlyElementsOf(features);
    }

    private void assertTooManyNodes(ExtractReading.Limits limits) {
        assertThatThrownBy(() -> read(limits))
                .isInstanceOfSatisfying(
                        UnreadableExtract.class,
                        why -> assertThat(why.reason()).isEqualTo(UnreadableExtract.Reason.TOO_MANY_NODES));
    }

    private Extract read(ExtractReading.Limits limits) throws IOException {
        return new ExtractReading(CITY, limits, new RoadTaker() {
                    @Override
                    public void node(OsmElement.Node node) {
                        nodesKept.add(node);
                    }

                    @Override
                    public void way(List<Long> nodes, Map<String, String> tags) {
                        waysKept.add(nodes);
                    }
                })
                .read(this::hand);
    }

    private void hand(Set<OsmFile.Part> parts, Consumer<OsmElement> taker) {
        elements.stream()
                .filter(element -> parts.contains(
                        switch (element) {
                            case OsmElement.Node _ -> OsmFile.Part.NODES;
                            case OsmElement.Way _ -> OsmFile.Part.WAYS;
                            case OsmElement.Relation _ -> OsmFile.Part.RELATIONS;
                        }))
                .forEach(taker);
    }

    private void node(long id, double lat, double lon) {
        elements.add(new OsmElement.Node(id, lat, lon, Map.of()));
    }

    private void way(long id, Map<String, String> tags, long... nodes) {
        elements.add(new OsmElement.Way(id, Arrays.stream(nodes).boxed().toList(), tags));
    }

    private void water(long id, OsmElement.Member... ways) {
        elements.add(new OsmElement.Relation(id, List.of(ways), Map.of("type", "multipolygon", "natural", "water")));
    }

    private static OsmElement.Member outer(long way) {
        return new OsmElement.Member(way, "outer");
    }

    private static Point point(double lat, double lon) {
        return new GeometryFactory().createPoint(new Coordinate(lon, lat));
    }
}
