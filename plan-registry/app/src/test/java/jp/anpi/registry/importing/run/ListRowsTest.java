package jp.anpi.registry.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.anpi.registry.importing.file.ListFile;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.person.PersonColumn;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.store.Spool;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ListRowsTest {

    @Test
    void aListThatIsTooLongIsReadUpToTheMostAllowedAndSaysSo() throws IOException {
        try (Spool spool = list(5)) {
            var tally = new Tally();
            assertThat(numbers(spool, tally, 3)).containsExactly("1", "2", "3");
            ImportJob counted = counted(tally);
            assertThat(counted.rows()).isEqualTo(3);
            assertThat(counted.faulty()).isOne();
            assertThat(counted.faults())
                    .extracting(RowFault::row, RowFault::reason)
                    .containsExactly(Tuple.tuple(5, Reason.TOO_MANY));
        }
    }

    @Test
    void aListOfJustAsManyRowsIsNotTooLongWhateverIsBlankInIt() throws IOException {
        try (Spool spool = list(3)) {
            var tally = new Tally();
            assertThat(numbers(spool, tally, 3)).hasSize(3);
            assertThat(counted(tally).faultCount()).isZero();
        }
    }

    private static Spool list(int people) throws IOException {
        String rows =
                IntStream.rangeClosed(1, people).mapToObj(i -> i + ",花子,川端\r\n").collect(Collectors.joining());
        var spool = new Spool();
        spool.append(("宛名番号,氏名,住所\r\n" + rows + ",,\r\n").getBytes(StandardCharsets.UTF_8));
        spool.complete();
        return spool;
    }

    private static List<String> numbers(Spool spool, Tally tally, int most) throws IOException {
        var list = ListFile.look(PersonColumn.class, spool, Optional.empty(), Map.of());
        return ListRows.of(list, row -> Optional.of(row).map(ListRowsTest::number), tally, most, 2)
                .concatMapIterable(rows -> rows)
                .collectList()
                .block(Duration.ofSeconds(10));
    }

    private static String number(SheetRow row) {
        return row.cell(1);
    }

    private static ImportJob counted(Tally tally) {
        return tally.in(new ImportJob(
                UUID.randomUUID(),
                ListKind.PERSONS,
                ImportJob.State.RUNNING,
                true,
                false,
                Instant.EPOCH,
                "",
                TextEncoding.UTF_8,
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                -1,
                0,
                Map.of(),
                List.of()));
    }
}
