package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
    private static final int MOST_IN_MEMORY = 10_500;
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

    @Test
    void theOrderIsThatOfTheDocumentsIds() {
        Random random = new Random(3);
        List<CheckKey> keys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            keys.add(anyKey(random));
        }
        assertThat(keys.stream().sorted(CheckKey.BY_DOCUMENT).map(CheckKey::documentId))
                .isSorted();
    }

    /** A city asks tens of thousands at one instant; an owner that takes over holds a few of them at a time. */
    @Test
    void whateverIsPutAndTakenOverNothingIsMissedDoubledOrHeldBeyondBounds() {
        for (long seed = 1; seed <= 5; seed++) {
            new Play(new Random(seed)).run();
        }
    }

    private static CheckKey anyKey(Random random) {
        return new CheckKey(
                new IncidentId(new UUID(random.nextLong(), 7)),
                new PersonId(new UUID(random.nextLong(), random.nextLong())));
    }

    /** An owner beside a store that holds every deadline. */
    private static final class Play {

        private final Random random;
        private final Map<CheckKey, Instant> store = new HashMap<>();
        private final Set<CheckKey> lookedAt = new HashSet<>();
        private final Set<CheckKey> putOff = new HashSet<>();
        private Agenda agenda = new Agenda();
        private Instant now = NOW;

        Play(Random random) {
            this.random = random;
        }

        void run() {
            for (int i = 0; i < 25_000; i++) {
                // Most together, the rest over a minute; some between milliseconds.
                Instant at =
                        random.nextInt(10) < 6 ? NOW.plusSeconds(20) : NOW.plusNanos(random.nextLong(60_000_000_000L));
                write(anyKey(random), Optional.of(at));
            }
            takeOver();
            while (!store.isEmpty()) {
                now = agenda.next().filter(now::isBefore).orElse(now).plusMillis(random.nextInt(500));
                lookWhileSomethingIsDue();
                assertThat(overdue()).isEmpty();
                if (random.nextInt(50) == 0) {
                    takeOver();
                }
            }
            assertThat(agenda.next()).isEmpty();
        }

        private List<CheckKey> overdue() {
            return store.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(now) && !putOff.contains(entry.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private void lookWhileSomethingIsDue() {
            List<CheckKey> due = agenda.due(now, 500);
            while (!due.isEmpty() || agenda.endsBy(now)) {
                if (due.isEmpty()) {
                    agenda.goOn(page(agenda.end()));
                }
                due.forEach(this::look);
                assertThat(agenda.size()).isLessThanOrEqualTo(MOST_IN_MEMORY);
                due = agenda.due(now, 500);
            }
        }

        /** A third is asked once more, a few stand still for a second, the rest is done. */
        private void look(CheckKey key) {
            assertThat(store.get(key))
                    .as("a moment in memory is one in the store")
                    .isBeforeOrEqualTo(now);
            boolean first = lookedAt.add(key);
            if (first && random.nextInt(50) == 0) {
                agenda.putOff(key, now.plusMillis(1));
                putOff.add(key);
            } else {
                boolean asks = first && random.nextInt(3) == 0;
                putOff.remove(key);
                write(key, asks ? Optional.of(now.plusNanos(random.nextLong(30_000_000_000L))) : Optional.empty());
            }
        }

        private void write(CheckKey key, Optional<Instant> at) {
            at.map(CheckStore::kept).ifPresentOrElse(kept -> store.put(key, kept), () -> store.remove(key));
            agenda.put(key, at);
        }

        private void takeOver() {
            agenda = new Agenda();
            agenda.goOn(page(Optional.empty()));
            assertThat(agenda.size()).isLessThanOrEqualTo(2_000);
        }

        private CheckStore.DuePage page(Optional<CheckStore.Due> behind) {
            Comparator<CheckStore.Due> order =
                    Comparator.comparing(CheckStore.Due::at).thenComparing(CheckStore.Due::key, CheckKey.BY_DOCUMENT);
            List<CheckStore.Due> read = store.entrySet().stream()
                    .map(entry -> new CheckStore.Due(entry.getKey(), entry.getValue()))
                    .filter(due ->
                            behind.filter(last -> order.compare(due, last) <= 0).isEmpty())
                    .sorted(order)
                    .limit(2_000)
                    .toList();
            return new CheckStore.DuePage(read, read.size() < 2_000 ? Optional.empty() : Optional.of(read.getLast()));
        }
    }
}
