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
import java.util.EnumSet;
import java.util.List;
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
            assertThat(other.shape().equalsExact(one.shape(), 2e-7)).isTrue();
        }
    }

    @Test
    void theRoadsThatAreKeptAreAnExtractAgainWithTheirNamesAndWithoutTheWater() throws IOException {
        var kept = new ByteArrayOutputStream();
        try (var roads = new RoadXml(kept)) {
            new ExtractReading(EVERYWHERE, PLENTY, roads).read(file(utf8(TOWN)));
        }
        byte[] again;
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
            again = unpacked.readAllBytes();
        }
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
