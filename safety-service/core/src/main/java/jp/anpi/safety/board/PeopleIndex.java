package jp.anpi.safety.board;

import java.util.Arrays;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;

/** Numbers people from 0 in the order they come; 16 bytes an id and at most 12 for finding it again. */
final class PeopleIndex {

    private static final int FREE = -1;

    private long[] high;
    private long[] low;
    private int[] table;
    private int size;

    PeopleIndex(int expected) {
        high = new long[Math.max(16, expected)];
        low = new long[high.length];
        table = emptyTable(high.length);
    }

    int size() {
        return size;
    }

    /** The person's number, or -1. */
    int find(PersonId person) {
        UUID id = person.value();
        return table[slot(id.getMostSignificantBits(), id.getLeastSignificantBits())];
    }

    /** The person's number, given now if there was none. */
    int findOrAdd(PersonId person) {
        long first = person.value().getMostSignificantBits();
        long second = person.value().getLeastSignificantBits();
        int slot = slot(first, second);
        if (table[slot] != FREE) {
            return table[slot];
        }
        if (size == high.length) {
            grow();
            slot = slot(first, second);
        }
        high[size] = first;
        low[size] = second;
        table[slot] = size;
        return size++;
    }

    PersonId person(int number) {
        return new PersonId(new UUID(high[number], low[number]));
    }

    /** In the order of {@link Urgency#BY_ID}. */
    int compareIds(int one, int other) {
        return Urgency.compareIds(high[one], low[one], high[other], low[other]);
    }

    private int slot(long first, long second) {
        int mask = table.length - 1;
        int slot = spread(first, second) & mask;
        while (table[slot] != FREE && (high[table[slot]] != first || low[table[slot]] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int wanted = high.length + (high.length >> 1);
        high = Arrays.copyOf(high, wanted);
        low = Arrays.copyOf(low, wanted);
        table = emptyTable(wanted);
        for (int number = 0; number < size; number++) {
            table[slot(high[number], low[number])] = number;
        }
    }

    /** A power of two above four thirds of the people, so that a search stays short. */
    private static int[] emptyTable(int people) {
        int[] table = new int[Integer.highestOneBit(people + people / 3) << 1];
        Arrays.fill(table, FREE);
        return table;
    }

    private static int spread(long first, long second) {
        long mixed = (first ^ Long.rotateLeft(second, 32)) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
