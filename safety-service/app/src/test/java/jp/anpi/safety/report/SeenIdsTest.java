package jp.anpi.safety.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.anpi.safety.contract.ReportId;
import org.junit.jupiter.api.Test;

/** The filter that spares new reports a look-up. */
class SeenIdsTest {

    @Test
    void whatWasAddedIsNeverCalledNew() {
        Random random = new Random(7);
        var seen = new SeenIds(10_000);
        var ids = IntStream.range(0, 10_000)
                .mapToObj(_ -> new ReportId(new UUID(random.nextLong(), random.nextLong())))
                .toList();
        ids.forEach(seen::add);
        assertThat(ids).allMatch(seen::maybe);
    }

    @Test
    void nearlyEveryNewIdIsCertainlyNew() {
        Random random = new Random(8);
        var seen = new SeenIds(10_000);
        IntStream.range(0, 10_000).forEach(_ -> seen.add(new ReportId(new UUID(random.nextLong(), random.nextLong()))));
        long needless = IntStream.range(0, 10_000)
                .filter(_ -> seen.maybe(new ReportId(new UUID(random.nextLong(), random.nextLong()))))
                .count();
        assertThat(needless).isLessThan(150);
    }

    @Test
    void idsThatCountUpAreToldApartToo() {
        var seen = new SeenIds(10_000);
        IntStream.range(0, 10_000).forEach(i -> seen.add(new ReportId(new UUID(0, i))));
        long needless = IntStream.range(10_000, 20_000)
                .filter(i -> seen.maybe(new ReportId(new UUID(0, i))))
                .count();
        assertThat(needless).isLessThan(150);
    }
}
