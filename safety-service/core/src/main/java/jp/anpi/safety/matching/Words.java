package jp.anpi.safety.matching;

import java.util.Arrays;

/** Every different word once, as a small number, with how many rows use it. The empty word is number 0. */
final class Words {

    /** No such word. */
    static final int UNKNOWN = -1;

    private String[] words = new String[64];
    private int[] uses = new int[64];
    private int[] slots = new int[128];
    private int size;

    Words() {
        idOf("");
    }

    int size() {
        return size;
    }

    String word(int id) {
        return words[id];
    }

    int uses(int id) {
        return uses[id];
    }

    /** Adds to the uses of a word, which may be new. */
    int use(String word) {
        int id = idOf(word);
        uses[id]++;
        return id;
    }

    /** A word without users keeps its number: names come back. */
    void release(int id) {
        uses[id]--;
    }

    int find(String word) {
        return slots[slot(word)] - 1;
    }

    private int idOf(String word) {
        int slot = slot(word);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        if (size == words.length) {
            grow();
            slot = slot(word);
        }
        words[size] = word;
        slots[slot] = ++size;
        return size - 1;
    }

    private int slot(String word) {
        int mask = slots.length - 1;
        int slot = Chains.spread(word.hashCode()) & mask;
        while (slots[slot] != 0 && !words[slots[slot] - 1].equals(word)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        words = Arrays.copyOf(words, size * 2);
        uses = Arrays.copyOf(uses, size * 2);
        slots = new int[size * 4];
        for (int id = 0; id < size; id++) {
            slots[slot(words[id])] = id + 1;
        }
    }
}
