package jp.anpi.safety.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One layer of points of a Mapbox vector tile (version 2.1), which libraries of every map read. Ids, lines and areas are
 * left out because no layer of ours has them.
 */
final class PointLayer {

    /** Steps along one side of a tile. */
    static final int EXTENT = 4096;

    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int MOVE_TO_ONE = 1 << 3 | 1;
    private static final int A_POINT = 1;

    private final String name;
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<Object, Integer> values = new LinkedHashMap<>();
    private final List<byte[]> valueBytes = new ArrayList<>();
    private final Bytes features = new Bytes();
    private final Bytes feature = new Bytes();
    private final Bytes part = new Bytes();

    PointLayer(String name) {
        this.name = name;
    }

    /** The number by which {@link #point} names a key. */
    int key(String key) {
        return keys.computeIfAbsent(key, _ -> keys.size());
    }

    /** The number by which {@link #point} names a word. */
    int value(String word) {
        Bytes bytes = new Bytes();
        bytes.text(1, word);
        return value(word, bytes);
    }

    /** The number by which {@link #point} names a count. */
    int value(int count) {
        Bytes bytes = new Bytes();
        bytes.field(5, VARINT);
        bytes.varint(count);
        return value(count, bytes);
    }

    private int value(Object value, Bytes encoded) {
        Integer known = values.get(value);
        if (known != null) {
            return known;
        }
        valueBytes.add(encoded.toArray());
        values.put(value, values.size());
        return values.size() - 1;
    }

    /**
     * A point, which may lie a little outside so that it is not cut at the edge.
     *
     * @param tags numbers of keys and values in turn
     * @param length how many of {@code tags} count
     */
    void point(int x, int y, int[] tags, int length) {
        feature.clear();
        part.clear();
        for (int i = 0; i < length; i++) {
            part.varint(tags[i]);
        }
        feature.bytes(2, part);
        feature.field(3, VARINT);
        feature.varint(A_POINT);
        part.clear();
        part.varint(MOVE_TO_ONE);
        part.varint(zigzag(x));
        part.varint(zigzag(y));
        feature.bytes(4, part);
        features.bytes(2, feature);
    }

    /** The whole tile when this is its only layer. */
    byte[] toTile() {
        Bytes layer = new Bytes();
        layer.field(15, VARINT);
        layer.varint(2);
        layer.text(1, name);
        layer.append(features);
        keys.keySet().forEach(key -> layer.text(3, key));
        valueBytes.forEach(value -> layer.bytes(4, value, value.length));
        layer.field(5, VARINT);
        layer.varint(EXTENT);
        Bytes tile = new Bytes();
        tile.bytes(3, layer);
        return tile.toArray();
    }

    private static int zigzag(int number) {
        return number << 1 ^ number >> 31;
    }

    /** Protocol buffers, as far as a tile needs them. */
    private static final class Bytes {

        private byte[] buffer = new byte[64];
        private int size;

        void clear() {
            size = 0;
        }

        void field(int number, int type) {
            varint(number << 3 | type);
        }

        void varint(int number) {
            room(5);
            int rest = number;
            while ((rest & ~0x7F) != 0) {
                buffer[size++] = (byte) (rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            buffer[size++] = (byte) rest;
        }

        void text(int number, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            bytes(number, utf8, utf8.length);
        }

        void bytes(int number, Bytes other) {
            bytes(number, other.buffer, other.size);
        }

        void bytes(int number, byte[] other, int length) {
            field(number, LENGTH);
            varint(length);
            append(other, length);
        }

        void append(Bytes other) {
            append(other.buffer, other.size);
        }

        private void append(byte[] other, int length) {
            room(length);
            System.arraycopy(other, 0, buffer, size, length);
            size += length;
        }

        private void room(int more) {
            if (size + more > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
            }
        }

        byte[] toArray() {
            return Arrays.copyOf(buffer, size);
        }
    }
}
