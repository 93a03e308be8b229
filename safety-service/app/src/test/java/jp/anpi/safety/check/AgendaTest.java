package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.IncidentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When something is to be done: what is due, in its order, at the cost of what is due. */
class AgendaTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final IncidentId QUAKE = new IncidentId(new UUID(1, 1));

    private static CheckKey key(int number) {
        return new CheckKey(QUAKE, new PersonId(new UUID(0, number)));
    }

    /** Counts what is looked at and what is compared. */
    private static final class Counting extends TreeSet<CheckStore.Due> {

        private static final long serialVersionUID = 1;
        private static int looks;
        private static int comparisons;

        Counting() {
            super(counted());
            looks = 0;
            comparisons = 0;
        }

        private static Comparator<CheckStore.Due> counted() {
            return (one, other) -> {
                comparisons++;
                return Agenda.IN_TIME.compare(one, other);
            };
        }

        @Override
        public Iterator<CheckStore.Due> iterator() {
            Iterator<CheckStore.Due> all = super.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return all.hasNext();
                }

                @Override
                public CheckStore.Due next() {
                    looks++;
                    return all.next();
                }
            };
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"0, 2000", "40, 2000", "0, 200000", "40, 200000", "400, 200000"})
    void lookingCostsWhatIsDueHoweverManyWait(int due, int waiting) {
        Agenda agenda = new Agenda(new Counting());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < waiting; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(7));
        order.forEach(i ->
                agenda.put(key(i), Optional.of(i < due ? NOW.minusSeconds(i) : NOW.plusSeconds(1 + i % 86_400))));
        Counting.looks = 0;
        Counting.comparisons = 0;

        List<CheckKey> found = agenda.due(NOW, 1_000);
        assertThat(found).hasSize(due);
        assertThat(Counting.looks).as("entries looked at").isLessThanOrEqualTo(due + 1);
        assertThat(Counting.comparisons).as("nothing is searched for").isZero();

        found.forEach(key -> agenda.put(key, Optional.of(NOW.plusSeconds(1_200))));
        double depth = Math.log(waiting) / Math.log(2);
        assertThat((double) Counting.comparisons)
                .as("each is taken out and put in anew along the depth of the tree")
                .isLessThanOrEqualTo(due * 2 * (2 * depth + 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void aMomentFallsDueAtItsInstant(int millisAfter) {
        Agenda agenda = new Agenda();
        agenda.put(key(1), Optional.of(NOW));
        assertThat(agenda.due(NOW.plusMillis(millisAfter), 10)).hasSize(millisAfter < 0 ? 0 : 1);
        assertThat(agenda.next()).contains(NOW);
    }

    @Test
    void theLongestDueComesFirstAndOnlySoMany() {
        Agenda agenda = new Agenda();
        agenda.put(key(1), Optional.of(NOW.minusSeconds(1)));
        agenda.put(key(2), Optional.of(NOW.minusSeconds(2)));
        agenda.put(key(3), Optional.of(NOW));
        assertThat(agenda.due(NOW, 2)).containsExactly(key(2), key(1));
        assertThat(agenda.due(NOW, 2))
                .as("what is due stays until it is put anew")
                .hasSize(2);
    }

    @Test
    void aCheckHasOneMomentAndMayHaveNone() {
        Agenda agenda = new Agenda();
        agenda.put(key(1), Optional.of(NOW));
        agenda.put(key(1), Optional.of(NOW.plusSeconds(5)));
        assertThat(agenda.due(NOW, 10)).isEmpty();
        assertThat(agenda.size()).isEqualTo(1);
        agenda.put(key(1), Optional.empty());
        assertThat(agenda.next()).isEmpty();
        assertThat(agenda.size()).isZero();
    }
}
