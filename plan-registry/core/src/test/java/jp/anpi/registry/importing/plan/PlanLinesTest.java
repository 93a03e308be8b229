package jp.anpi.registry.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The people on the numbered lines of a form beside those who were known. */
class PlanLinesTest {

    /** Somebody with something that no list speaks of. */
    private record Known(String name, int since) {}

    private record Named(String name) implements PlanLines.Line<Known> {

        @Override
        public Known over(Optional<Known> known) {
            return new Known(name, known.map(Known::since).orElse(0));
        }
    }

    @Test
    void whoIsNamedOnAnotherLineIsFoundByTheirNameHoweverItIsSpelt() {
        assertThat(over(2, known("髙橋 一", "花"), "花", "高橋一")).containsExactly(new Known("花", 2), new Known("高橋一", 1));
    }

    @Test
    void whoStandsWhereTheListHasNoLineStaysAndWhoseLineNamesSomebodyElseGoes() {
        assertThat(over(0, known("一", "花"))).isEqualTo(known("一", "花"));
        assertThat(over(1, known("一", "花"), "二")).containsExactly(new Known("二", 0), new Known("花", 2));
        assertThat(over(2, known("一", "花"), "花")).containsExactly(new Known("花", 2));
        assertThat(over(2, known("一", "花"))).isEmpty();
    }

    @Test
    void ofMoreThanTheListHasLinesABlankLineSendsNobodyAway() {
        assertThat(over(2, known("一", "花", "次"), "花"))
                .containsExactly(new Known("花", 2), new Known("一", 1), new Known("次", 3));
    }

    @Test
    void theSameRowAgainChangesNothingWhoeverIsKnownAndNamed() {
        var random = new Random(20_261_121);
        for (int i = 0; i < 2_000; i++) {
            int columns = random.nextInt(4);
            List<Known> known = known(names(random, random.nextInt(6)));
            String[] named = names(random, random.nextInt(columns + 1));
            List<Known> once = over(columns, known, named);

            assertThat(over(columns, once, named))
                    .as("%s, %d lines, %s", known, columns, List.of(named))
                    .isEqualTo(once);
            assertThat(once.subList(0, named.length)).extracting(Known::name).containsExactly(named);
            assertThat(once)
                    .as("nobody is lost for whom there is no line")
                    .extracting(Known::name)
                    .containsAll(known.stream().skip(columns).map(Known::name).toList());
        }
    }

    private static String[] names(Random random, int count) {
        return Stream.generate(() -> List.of("一", "花", "次", "母").get(random.nextInt(4)))
                .limit(count)
                .toArray(String[]::new);
    }

    private static List<Known> known(String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new Known(names[i], i + 1))
                .toList();
    }

    private static List<Known> over(int columns, List<Known> known, String... named) {
        return new PlanLines<Known>(
                        columns,
                        Arrays.stream(named)
                                .<PlanLines.Line<Known>>map(Named::new)
                                .toList())
                .over(known, Known::name);
    }
}
