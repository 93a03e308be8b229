package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.Agreed;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.roster.PersonRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrozenRosterTest {

    private static PersonRow row(int number) {
        return new PersonRow(
                Ids.person("p" + number),
                1,
                "名" + number,
                PriorityGroup.GENERAL,
                new DistrictId("d01"),
                Optional.empty(),
                false,
                false,
                false,
                false,
                0,
                Lifecycle.AT_HOME,
                List.of(),
                List.of(),
                List.of(),
                Agreed.NOTHING);
    }

    private static List<PersonRow> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(FrozenRosterTest::row).toList();
    }

    private static LongStream seeds() {
        return Seeds.upTo(6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everybodyIsFoundOnceInTheOrderOfChunksWhateverOrderTheyCameIn(long seed) {
        RandomGenerator random = Seeds.random(seed);
        List<List<PersonRow>> chunks = new ArrayList<>();
        int people = 0;
        for (int number = 0; number < 6; number++) {
            int size = random.nextInt(1, ChunkStore.ROWS + 1);
            chunks.add(rows(people, people + size));
            people += size;
        }
        FrozenRoster roster = new FrozenRoster(random.nextInt(8));
        for (int turn = 0, number = random.nextInt(6); turn < 6; turn++, number = (number + 5) % 6) {
            roster.add(number, chunks.get(number));
            roster.add(number, chunks.get(number));
        }
        List<PersonRow> all = new ArrayList<>();
        roster.forEach(all::add);
        assertThat(all).isEqualTo(chunks.stream().flatMap(List::stream).toList());
        assertThat(roster.size()).isEqualTo(people);
        assertThat(roster.chunks()).isEqualTo(6);
        all.forEach(row -> assertThat(roster.find(row.id())).containsSame(row));
        assertThat(roster.find(PersonId.random())).isEmpty();
        assertThat(roster.findChunk(3)).contains(chunks.get(3));
        assertThat(roster.findChunk(6)).isEmpty();
    }

    @Test
    void aChunkThatIsTooLongIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrozenRoster(1).add(0, rows(0, ChunkStore.ROWS + 1)))
                .withMessageContaining("at most 2000");
    }
}
