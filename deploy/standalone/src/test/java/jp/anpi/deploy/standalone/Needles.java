package jp.anpi.deploy.standalone;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for many texts at once in many bytes. */
final class Needles {

    private static final int START = 6;
    private static final int BITS = 1 << 20;

    private final Map<Long, List<byte[]>> byStart = new HashMap<>();
    private final BitSet starts = new BitSet(BITS);
    private final int size;

    Needles(Collection<byte[]> texts) {
        size = texts.size();
        for (byte[] text : texts) {
            if (text.length < START) {
                throw new IllegalArgumentException("too short to look for");
            }
            long start = start(text, 0);
            starts.set(slot(start));
            byStart.merge(
                    start,
                    List.of(text),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }

    int size() {
        return size;
    }

    boolean in(byte[] hay) {
        for (int i = 0; i + START <= hay.length; i++) {
            long start = start(hay, i);
            if (starts.get(slot(start))) {
                for (byte[] text : byStart.getOrDefault(start, List.of())) {
                    if (i + text.length <= hay.length && Arrays.equals(hay, i, i + text.length, text, 0, text.length)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static long start(byte[] bytes, int at) {
        long start = 0;
        for (int i = 0; i < START; i++) {
            start = start << 8 | (bytes[at + i] & 0xff);
        }
        return start;
    }

    private static int slot(long start) {
        return (int) ((start * 0x9E3779B97F4A7C15L) >>> 44);
    }
}
