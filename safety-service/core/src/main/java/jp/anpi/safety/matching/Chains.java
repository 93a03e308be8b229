package jp.anpi.safety.matching;

import java.util.Arrays;

/**
 * Rows that share a key, as chains through one array: 4 bytes a row and 8 to 16 a key. Two keys may share a hash, so a
 * reader compares again.
 */
final class Chains {

    /** The end of a chain. */
    static final int NONE = -1;

    private static final int EMPTY_CHAIN = -1;

    private int[] keys = new int[64];
    /** 0 for a slot never used, {@link #EMPTY_CHAIN}, or the first row and 1. */
    private int[] heads = new int[64];

    private int[] next = new int[64];
    private int used;

    static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    int first(int key) {
        int head = heads[slot(key)];
        return head > 0 ? head - 1 : NONE;
    }

    int next(int row) {
        return next[row];
    }

    void add(int key, int row) {
        if (row >= next.length) {
            next = Arrays.copyOf(next, Math.max(row + 1, next.length + next.length / 4));
        }
        int slot = slot(key);
        if (heads[slot] == 0) {
            if (++used * 4 > heads.length * 3) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        next[row] = heads[slot] > 0 ? heads[slot] - 1 : NONE;
        heads[slot] = row + 1;
    }

    void remove(int key, int row) {
        int slot = slot(key);
        if (heads[slot] == row + 1) {
            heads[slot] = next[row] == NONE ? EMPTY_CHAIN : next[row] + 1;
            return;
        }
        int before = heads[slot] - 1;
        while (next[before] != row) {
            before = next[before];
        }
        next[before] = next[row];
    }

    private int slot(int key) {
        int mask = heads.length - 1;
        int slot = spread(key) & mask;
        while (heads[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new int[oldKeys.length * 2];
        heads = new int[oldHeads.length * 2];
        for (int old = 0; old < oldHeads.length; old++) {
            if (oldHeads[old] != 0) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                heads[slot] = oldHeads[old];
            }
        }
    }
}
