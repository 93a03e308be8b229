package jp.anpi.registry.ground;

import java.util.Arrays;
import java.util.OptionalInt;

/** Ids in eight bytes each: first they are gathered, then frozen, then looked up. */
final class IdTable {

    private final int most;
    private long[] ids = new long[1024];
    private int size;

    IdTable(int most) {
        this.most = most;
    }

    /** @throws UnreadableExtract when there are too many, however often each is added */
    void add(long id) {
        if (size == ids.length) {
            compact();
            if (size > ids.length / 2) {
                ids = Arrays.copyOf(ids, ids.length * 2);
            }
        }
        ids[size++] = id;
    }

    private void compact() {
        Arrays.sort(ids, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || ids[kept - 1] != ids[i]) {
                ids[kept++] = ids[i];
            }
        }
        size = kept;
        if (size > most) {
            throw new UnreadableExtract(UnreadableExtract.Reason.TOO_MANY_NODES);
        }
    }

    void freeze() {
        compact();
    }

    int size() {
        return size;
    }

    /** Its place among all that were added; empty for any other. */
    OptionalInt index(long id) {
        int at = Arrays.binarySearch(ids, 0, size, id);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }
}
