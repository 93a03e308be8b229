package jp.anpi.safety.incident;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.roster.PersonRow;
import org.jspecify.annotations.Nullable;

/**
 * The people of one incident as they were when it opened; while it opens, those frozen so far. Any thread may ask while
 * chunks come in. A city of 215,891 costs 3 MB beside its rows: one reference each, and a table of places that is at most
 * three quarters full.
 */
public final class FrozenRoster {

    private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle CHUNK = MethodHandles.arrayElementVarHandle(PersonRow[][].class);
    private static final int FREE = 0;

    private volatile Held held;
    private volatile int size;
    private volatile int chunks;

    /**
     * What is replaced together when it grows too small.
     *
     * @param chunks rows by the number of their chunk; null where none has come
     * @param places behind each person's hash: 1 + chunk × {@link ChunkStore#ROWS} + place in the chunk
     */
    // Its own instance is never compared: the arrays are the memory itself.
    @SuppressWarnings("ArrayRecordComponent")
    private record Held(PersonRow[] @Nullable [] chunks, int[] places) {

        static Held of(int chunks, int people) {
            return new Held(new PersonRow[chunks][], new int[Integer.highestOneBit(people + people / 3) << 1]);
        }

        @Nullable
        PersonRow find(PersonId person) {
            int number = number(person);
            return number < 0 ? null : row(number);
        }

        /** Chunk × {@link ChunkStore#ROWS} + place in the chunk; -1 for a stranger. */
        int number(PersonId person) {
            int mask = places.length - 1;
            int slot = slot(person);
            for (int place = place(slot); place != FREE; place = place(slot)) {
                if (row(place - 1).id().equals(person)) {
                    return place - 1;
                }
                slot = slot + 1 & mask;
            }
            return -1;
        }

        /** Rows are there before their places are. */
        void put(int chunk, PersonRow[] rows) {
            CHUNK.setRelease(chunks, chunk, rows);
            int mask = places.length - 1;
            for (int i = 0; i < rows.length; i++) {
                int slot = slot(rows[i].id());
                while (place(slot) != FREE) {
                    slot = slot + 1 & mask;
                }
                PLACE.setRelease(places, slot, 1 + chunk * ChunkStore.ROWS + i);
            }
        }

        PersonRow @Nullable [] chunk(int number) {
            return number < chunks.length ? (PersonRow[]) CHUNK.getAcquire(chunks, number) : null;
        }

        private int place(int slot) {
            return (int) PLACE.getAcquire(places, slot);
        }

        private PersonRow row(int number) {
            PersonRow[] rows = chunk(number / ChunkStore.ROWS);
            if (rows == null) {
                throw new IllegalStateException("a place without its chunk");
            }
            return rows[number % ChunkStore.ROWS];
        }

        private int slot(PersonId person) {
            UUID id = person.value();
            long mixed = (id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32))
                    * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32) & places.length - 1;
        }
    }

    /** @param expected chunks; more may come */
    public FrozenRoster(int expected) {
        held = Held.of(Math.max(1, expected), Math.max(1, expected) * ChunkStore.ROWS);
    }

    public Optional<PersonRow> find(PersonId person) {
        return Optional.ofNullable(held.find(person));
    }

    /** The person's number in this roster, which stays; -1 for who is not in it. */
    public int number(PersonId person) {
        return held.number(person);
    }

    /** The number of somebody by chunk and place in it. */
    public static int number(int chunk, int place) {
        return chunk * ChunkStore.ROWS + place;
    }

    /** Who has that number. */
    public PersonRow numbered(int number) {
        return held.row(number);
    }

    /** Everybody, chunk by chunk in the order of their numbers. */
    public void forEach(Consumer<PersonRow> action) {
        forEachChunk((_, rows) -> rows.forEach(action));
    }

    /** The same, one after the other. */
    public Stream<PersonRow> stream() {
        return IntStream.range(0, held.chunks().length)
                .boxed()
                .flatMap(number -> findChunk(number).stream())
                .flatMap(List::stream);
    }

    /** Each chunk that has come, with its number, in their order. */
    public void forEachChunk(BiConsumer<Integer, List<PersonRow>> action) {
        Held now = held;
        for (int number = 0; number < now.chunks().length; number++) {
            PersonRow[] rows = now.chunk(number);
            if (rows != null) {
                action.accept(number, Arrays.asList(rows));
            }
        }
    }

    /** The rows of one chunk; empty while it has not come. */
    public Optional<List<PersonRow>> findChunk(int number) {
        return Optional.ofNullable(held.chunk(number)).map(Arrays::asList);
    }

    /** How many chunks have come. */
    public int chunks() {
        return chunks;
    }

    public int size() {
        return size;
    }

    /** Takes in a chunk, at most {@link ChunkStore#ROWS} people who are in no other; does nothing when it is there. */
    public synchronized void add(int number, List<PersonRow> rows) {
        if (rows.size() > ChunkStore.ROWS) {
            throw new IllegalArgumentException(
                    "a chunk holds at most " + ChunkStore.ROWS + " people, not " + rows.size());
        }
        if (held.chunk(number) != null) {
            return;
        }
        makeRoom(number + 1, size + rows.size());
        held.put(number, rows.toArray(PersonRow[]::new));
        size += rows.size();
        chunks++;
    }

    private void makeRoom(int numbers, int people) {
        Held old = held;
        boolean enough = numbers <= old.chunks().length && people + people / 3 <= old.places().length;
        if (enough) {
            return;
        }
        Held wider = Held.of(Math.max(numbers, old.chunks().length * 2), Math.max(people, 2 * size));
        for (int number = 0; number < old.chunks().length; number++) {
            PersonRow[] rows = old.chunk(number);
            if (rows != null) {
                wider.put(number, rows);
            }
        }
        held = wider;
    }

    @Override
    public String toString() {
        return size + " people in " + chunks + " chunks";
    }
}
