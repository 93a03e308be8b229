package jp.anpi.safety.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a vector tile by the words of its specification, knowing nothing of how ours is written. */
record DecodedTile(String layer, int version, int extent, List<Feature> features) {

    record Feature(int x, int y, Map<String, Object> tags) {}

    private record Field(int number, long number64, byte[] bytes) {}

    static DecodedTile of(byte[] tile) {
        List<Field> layers = fields(tile);
        if (layers.size() != 1 || layers.getFirst().number() != 3) {
            throw new AssertionError("one layer was expected: " + layers);
        }
        String name = "";
        int version = 0;
        int extent = 0;
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<byte[]> raw = new ArrayList<>();
        for (Field field : fields(layers.getFirst().bytes())) {
            switch (field.number()) {
                case 15 -> version = (int) field.number64();
                case 1 -> name = new String(field.bytes(), StandardCharsets.UTF_8);
                case 2 -> raw.add(field.bytes());
                case 3 -> keys.add(new String(field.bytes(), StandardCharsets.UTF_8));
                case 4 -> {
                    Field value = fields(field.bytes()).getFirst();
                    values.add(
                            switch (value.number()) {
                                case 1 -> new String(value.bytes(), StandardCharsets.UTF_8);
                                case 5 -> (int) value.number64();
                                default -> throw new AssertionError("no value: " + value.number());
                            });
                }
                case 5 -> extent = (int) field.number64();
                default -> throw new AssertionError("unknown field of a layer: " + field.number());
            }
        }
        return new DecodedTile(
                name,
                version,
                extent,
                raw.stream().map(bytes -> feature(bytes, keys, values)).toList());
    }

    private static Feature feature(byte[] bytes, List<String> keys, List<Object> values) {
        Map<String, Object> tags = new LinkedHashMap<>();
        int x = 0;
        int y = 0;
        for (Field field : fields(bytes)) {
            switch (field.number()) {
                case 2 -> {
                    List<Long> pairs = numbers(field.bytes());
                    for (int i = 0; i < pairs.size(); i += 2) {
                        tags.put(
                                keys.get(Math.toIntExact(pairs.get(i))), values.get(Math.toIntExact(pairs.get(i + 1))));
                    }
                }
                case 3 -> {
                    if (field.number64() != 1) {
                        throw new AssertionError("no point");
                    }
                }
                case 4 -> {
                    List<Long> drawn = numbers(field.bytes());
                    if (drawn.size() != 3 || drawn.getFirst() != 9) {
                        throw new AssertionError("not one move: " + drawn);
                    }
                    x = back(drawn.get(1));
                    y = back(drawn.get(2));
                }
                default -> throw new AssertionError("unknown field of a feature: " + field.number());
            }
        }
        return new Feature(x, y, tags);
    }

    private static int back(long zigzag) {
        return (int) (zigzag >> 1 ^ -(zigzag & 1));
    }

    private static List<Long> numbers(byte[] packed) {
        int[] at = {0};
        List<Long> all = new ArrayList<>();
        while (at[0] < packed.length) {
            all.add(number(packed, at));
        }
        return all;
    }

    private static List<Field> fields(byte[] message) {
        int[] at = {0};
        List<Field> all = new ArrayList<>();
        while (at[0] < message.length) {
            long key = number(message, at);
            if ((key & 7) == 0) {
                all.add(new Field((int) (key >> 3), number(message, at), new byte[0]));
            } else if ((key & 7) == 2) {
                int length = Math.toIntExact(number(message, at));
                byte[] bytes = java.util.Arrays.copyOfRange(message, at[0], at[0] + length);
                at[0] += length;
                all.add(new Field((int) (key >> 3), 0, bytes));
            } else {
                throw new AssertionError("a type no tile has: " + (key & 7));
            }
        }
        return all;
    }

    private static long number(byte[] bytes, int[] at) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte one = bytes[at[0]++];
            number |= (long) (one & 0x7F) << shift;
            if (one >= 0) {
                return number;
            }
        }
    }
}
