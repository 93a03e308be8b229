package jp.anpi.registry.ground;

import static jp.anpi.registry.ground.PbfWriting.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import jp.anpi.registry.ground.UnreadableExtract.Reason;
import jp.anpi.registry.sample.SampleCity;
import jp.anpi.registry.sample.SampleSize;
import jp.anpi.registry.store.Spool;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** Extracts in both forms in which they are downloaded; the made-up one of the sample town is in the repository as text. */
class ExtractFileTest {

    private static final String TOWN = resource();
    private static final Envelope EVERYWHERE = new Envelope(139, 141, 35, 37);
    private static final ExtractReading.Limits PLENTY = new ExtractReading.Limits(100_000, 100_000);

    @Test
    void theExtractInTheRepositoryIsTheSampleTowns() {
        assertThat(TOWN).isEqualTo(SampleCity.generate(SampleSize.TOWN, 1).streets());
    }

    @Test
    void bothFormsSayTheSame() throws IOException {
        byte[] pbf = PbfWriting.of(elements(utf8(TOWN)));
        assertThat(elements(pbf))
                .usingRecursiveComparison()
                .withEqualsForType(ExtractFileTest::near, Double.class)
                .isEqualTo(elements(utf8(TOWN)));

        Extract fromText = read(utf8(TOWN));
        Extract fromBinary = read(pbf);
        assertThat(fromText.roads()).isGreaterThan(60);
        assertThat(fromText.waters()).as("the river's line, its bed, the pond").isEqualTo(3);
        assertThat(fromText.incomplete()).isZero();
        assertThat(fromBinary.features()).hasSameSizeAs(fromText.features());
        for (int i = 0; i < fromText.features().size(); i++) {
            GroundFeature one = fromText.features().get(i);
            GroundFeature other = fromBinary.features().get(i);
            assertThat(other.kind()).isEqualTo(one.kind());
            assertThat(other.shape().norm().equalsExact(one.shape().norm(), 2e-7))
                    .as("wherever an outline begins")
                    .isTrue();
        }
    }

    @Test
    void theRoadsThatAreKeptAreAnExtractAgainWithTheirNamesAndWithoutTheWater() throws IOException {
        byte[] again = kept(utf8(TOWN));
        Extract read = read(again);
        assertThat(read.roads()).isEqualTo(read(utf8(TOWN)).roads());
        assertThat(read.waters()).isZero();
        assertThat(new String(again, StandardCharsets.UTF_8)).contains("みなせ川堤防").doesNotContain("waterway");
    }

    @Test
    void whatIsNoExtractBrokenOrAnAttackIsRefusedForWhatItIs() throws IOException {
        byte[] pbf = PbfWriting.of(elements(utf8(TOWN)));
        assertThat(refusal(utf8("名称,住所\n"))).isEqualTo(Reason.NO_EXTRACT);
        assertThat(refusal(new byte[0])).isEqualTo(Reason.NO_EXTRACT);
        assertThat(refusal(utf8("<html><body/></html>"))).isEqualTo(Reason.NO_EXTRACT);
        assertThat(refusal(Arrays.copyOf(utf8(TOWN), 20_000))).isEqualTo(Reason.ENDS_EARLY);
        assertThat(refusal(Arrays.copyOf(pbf, pbf.length - 10))).isEqualTo(Reason.ENDS_EARLY);
        assertThat(refusal(PbfWriting.header("HistoricalInformation"))).isEqualTo(Reason.OTHER_FEATURES);
        assertThat(refusal(PbfWriting.bomb(Integer.MAX_VALUE))).isEqualTo(Reason.UNPACKS_TOO_LARGE);
        assertThat(refusal(PbfWriting.bomb(30_000_000))).isEqualTo(Reason.ENDS_EARLY);
        assertThat(refusal(utf8(
                        "<!DOCTYPE osm [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><osm><node id=\"&b;\"/></osm>")))
                .isEqualTo(Reason.DECLARES_ENTITIES);
        assertThat(refusal(utf8("<!DOCTYPE osm SYSTEM \"file:///etc/passwd\"><osm/>")))
                .isEqualTo(Reason.DECLARES_ENTITIES);
    }

    @Test
    void aFileThatUnfoldsInMemoryIsRefusedBeforeItDoes() throws IOException {
        assertThat(refusal(utf8("<osm note=\"" + "a>".repeat(40_000) + "\"/>"))).isEqualTo(Reason.NO_EXTRACT);
        for (String mark : List.of("<!--> %s -->", "<![CDATA[%s]]>", "<?a %s ?>")) {
            assertThat(refusal(utf8("<osm>" + mark.formatted("-> < ".repeat(20_000)) + "</osm>")))
                    .as(mark)
                    .isEqualTo(Reason.NO_EXTRACT);
            assertThat(elements(utf8("<osm>" + (mark.formatted("-> < ") + "\n").repeat(5_000) + "</osm>")))
                    .isEmpty();
        }
        String tags = IntStream.range(0, 30)
                .mapToObj(i -> "<tag k=\"%d\" v=\"%s\"/>".formatted(i, "a".repeat(60_000)))
                .collect(Collectors.joining());
        assertThat(refusal(utf8("<osm><way id=\"1\">" + tags + "</way></osm>"))).isEqualTo(Reason.NO_EXTRACT);
        String names = IntStream.range(0, 2_000).mapToObj("<a%d/>"::formatted).collect(Collectors.joining());
        assertThat(refusal(utf8("<osm>" + names + "</osm>"))).isEqualTo(Reason.NO_EXTRACT);
        assertThat(refusal(utf8("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><osm/>")))
                .isEqualTo(Reason.OTHER_FEATURES);

        byte[] words = new byte[2 * PbfMessage.MOST_VALUES + 2];
        for (int i = 0; i < words.length; i += 2) {
            words[i] = 1 << 3 | 2;
        }
        assertThat(refusal(PbfWriting.words(words))).as("words of nothing").isEqualTo(Reason.TOO_MANY_NODES);
        var way = new OsmElement.Way(1, Collections.nCopies(PbfMessage.MOST_VALUES + 1, 7L), Map.of());
        assertThat(refusal(PbfWriting.of(List.of(way)))).as("a byte a node").isEqualTo(Reason.TOO_MANY_NODES);
    }

    @Test
    void aMarkOfTheOrderOfBytesAndAWordAboutTheEncodingAreNoHindrance() throws IOException {
        assertThat(elements(utf8(
                        "\uFEFF<?xml version='1.0' encoding='utf-8'?><osm><node id='1' lat='36' lon='139'/></osm>")))
                .containsExactly(new OsmElement.Node(1, 36, 139, Map.of()));
    }

    @Test
    void aNameWithLettersThatNoXmlMayHaveIsKeptWithoutThem() throws IOException {
        List<OsmElement> elements = List.of(
                new OsmElement.Node(1, 36.05, 139.05, Map.of()),
                new OsmElement.Node(2, 36.05, 139.06, Map.of()),
                new OsmElement.Way(
                        3, List.of(1L, 2L), Map.of("highway", "residential", "name", "中\u0001通\uFFFF\u001Fり𠮷")));
        byte[] kept = kept(PbfWriting.of(elements));
        assertThat(elements(kept))
                .contains(new OsmElement.Way(1, List.of(1L, 2L), Map.of("highway", "residential", "name", "中通り𠮷")));
    }

    @Test
    void aFileThatUnpacksToMoreThanIsAllowedIsGivenUp() throws IOException {
        byte[] pbf = PbfWriting.of(elements(utf8(TOWN)));
        var why = catchThrowableOfType(
                UnreadableExtract.class,
                () -> ExtractFile.of(spool(pbf), 1_000).read(EnumSet.allOf(OsmFile.Part.class), _ -> {}));
        assertThat(why.reason()).isEqualTo(Reason.UNPACKS_TOO_LARGE);
    }

    private static Reason refusal(byte[] bytes) {
        return catchThrowableOfType(UnreadableExtract.class, () -> elements(bytes))
                .reason();
    }

    private static List<OsmElement> elements(byte[] bytes) throws IOException {
        List<OsmElement> elements = new ArrayList<>();
        file(bytes).read(EnumSet.allOf(OsmFile.Part.class), elements::add);
        return elements;
    }

    private static Extract read(byte[] bytes) throws IOException {
        return new ExtractReading(EVERYWHERE, PLENTY, RoadTaker.NOBODY).read(file(bytes));
    }

    private static byte[] kept(byte[] bytes) throws IOException {
        var kept = new ByteArrayOutputStream();
        try (var roads = new RoadXml(kept)) {
            new ExtractReading(EVERYWHERE, PLENTY, roads).read(file(bytes));
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
            return unpacked.readAllBytes();
        }
    }

    private static OsmFile file(byte[] bytes) throws IOException {
        return ExtractFile.of(spool(bytes), 100_000_000);
    }

    /** Without a name on disk, so nothing is left when it is forgotten. */
    private static Spool spool(byte[] bytes) throws IOException {
        var spool = new Spool();
        spool.append(bytes);
        spool.complete();
        return spool;
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) < 2e-7;
    }

    private static String resource() {
        try (var in = ExtractFileTest.class.getResourceAsStream("/minase-town.osm")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
