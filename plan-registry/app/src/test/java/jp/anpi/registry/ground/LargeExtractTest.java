package jp.anpi.registry.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.anpi.registry.store.Spool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/**
 * An extract as large and as mixed as a city's with its neighbours, of our own making: streets in a grid, a river through them, and
 * twice as many houses, of which nothing is taken.
 */
@Tag("long")
class LargeExtractTest {

    private static final int SIDE = 600;
    private static final int STRETCH = 20;
    private static final int HOUSES = 60_000;
    private static final int BLOCK = 8_000;
    private static final ExtractReading.Limits PLENTY = new ExtractReading.Limits(20_000_000, 20_000_000);

    @Test
    void aRegionIsReadWithinAMinute() throws IOException {
        byte[] region =
                PbfWriting.inBlocks(blocks(Stream.of(corners(), houseCorners(), streets(), houses(), Stream.of(river()))
                        .flatMap(some -> some)));
        try (var spool = new Spool()) {
            spool.append(region);
            spool.complete();
            long begun = System.nanoTime();
            Extract extract = new ExtractReading(new Envelope(139, 141, 35, 37), PLENTY, RoadTaker.NOBODY)
                    .read(ExtractFile.of(spool, 1L << 30));
            double took = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "an extract of %,d bytes with %,d nodes and %,d ways was read in %.1f s%n",
                    region.length, SIDE * SIDE + 4 * HOUSES, 2 * SIDE * SIDE / STRETCH + HOUSES + 1, took);
            assertThat(extract.roads()).isEqualTo(2 * SIDE * (SIDE / STRETCH));
            assertThat(extract.waters()).isEqualTo(1);
            assertThat(extract.incomplete()).isZero();
            assertThat(took).isLessThan(60);
        }
    }

    /** Some twenty metres from each other, and none in line, as surveyed corners are: a regular grid would be packed to nothing. */
    private static Stream<OsmElement> corners() {
        var survey = new Random(7);
        return IntStream.range(0, SIDE * SIDE)
                .mapToObj(i -> new OsmElement.Node(
                        corner(i / SIDE, i % SIDE),
                        35.8 + 0.0002 * (i / SIDE + 0.4 * survey.nextDouble()),
                        139.8 + 0.0002 * (i % SIDE + 0.4 * survey.nextDouble()),
                        Map.of()));
    }

    private static long corner(int row, int column) {
        return 1L + (long) row * SIDE + column;
    }

    private static Stream<OsmElement> streets() {
        return IntStream.range(0, SIDE)
                .boxed()
                .flatMap(line -> IntStream.range(0, SIDE / STRETCH)
                        .boxed()
                        .flatMap(stretch -> Stream.of(street(line, stretch, true), street(line, stretch, false))));
    }

    private static OsmElement street(int line, int stretch, boolean along) {
        List<Long> nodes = IntStream.rangeClosed(stretch * STRETCH, Math.min((stretch + 1) * STRETCH, SIDE - 1))
                .mapToObj(at -> along ? corner(line, at) : corner(at, line))
                .toList();
        long id = 1L + 2L * (line * (SIDE / STRETCH) + stretch) + (along ? 0 : 1);
        return new OsmElement.Way(
                id, nodes, Map.of("highway", along ? "residential" : "tertiary", "name", "第" + line + "号線"));
    }

    private static Stream<OsmElement> houseCorners() {
        return IntStream.range(0, 4 * HOUSES)
                .mapToObj(i -> new OsmElement.Node(
                        10_000_000L + i,
                        35.8 + 0.0000015 * i % 0.12,
                        139.8 + 0.0001 * (i % 4 / 2) + 0.00001 * (i % 997),
                        Map.of()));
    }

    private static Stream<OsmElement> houses() {
        return IntStream.range(0, HOUSES).mapToObj(i -> {
            long first = 10_000_000L + 4L * i;
            return new OsmElement.Way(
                    10_000_000L + i,
                    LongStream.of(first, first + 1, first + 2, first + 3, first)
                            .boxed()
                            .toList(),
                    Map.of("building", "house"));
        });
    }

    private static OsmElement river() {
        return new OsmElement.Way(
                99_000_000L,
                IntStream.range(0, SIDE).mapToObj(i -> corner(i, i)).toList(),
                Map.of("waterway", "river", "name", "見本川"));
    }

    private static Iterable<List<OsmElement>> blocks(Stream<OsmElement> elements) {
        List<List<OsmElement>> blocks = new ArrayList<>();
        elements.forEach(element -> {
            if (blocks.isEmpty() || blocks.getLast().size() == BLOCK) {
                blocks.add(new ArrayList<>());
            }
            blocks.getLast().add(element);
        });
        return blocks;
    }
}
