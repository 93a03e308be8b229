package jp.anpi.deploy.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyWriterTest {

    @Test
    void bytesCompareAsTheLibraryComparesValues() {
        Random random = new Random(Long.getLong("anpi.seed", 42));
        for (int i = 0; i < 40_000; i++) {
            Object left = value(random, 2);
            Object right = random.nextInt(4) == 0 ? value(random, 2) : sibling(random, left);
            int expected = Integer.signum(ValueComparator.asc().compare(left, right));
            assertThat(compare(left, right, true)).as("%s and %s", left, right).isEqualTo(expected);
            assertThat(compare(left, right, false))
                    .as("%s and %s, descending", left, right)
                    .isEqualTo(-expected);
        }
    }

    @Test
    void numbersOfAllTypesShareOneExactOrder() {
        Random random = new Random(Long.getLong("anpi.seed", 43));
        for (int i = 0; i < 40_000; i++) {
            Number left = number(random);
            Number right = random.nextBoolean() ? number(random) : neighbour(random, left);
            int expected = exact(left).compareTo(exact(right));
            assertThat(compare(left, right, true))
                    .as("%s %s and %s %s", left.getClass(), left, right.getClass(), right)
                    .isEqualTo(expected);
        }
    }

    @Test
    void noValueIsTheBeginningOfAnother() {
        Random random = new Random(Long.getLong("anpi.seed", 44));
        List<byte[]> keys = new java.util.ArrayList<>();
        for (int i = 0; i < 3_000; i++) keys.add(KeyWriter.of(value(random, 2)));
        keys.sort(Arrays::compareUnsigned);
        for (int i = 1; i < keys.size(); i++) {
            byte[] before = keys.get(i - 1);
            byte[] after = keys.get(i);
            if (!Arrays.equals(before, after)) {
                assertThat(Bytes.startsWith(after, before))
                        .as(HexFormat.of().formatHex(after))
                        .isFalse();
            }
        }
    }

    @Test
    void theTypesStandInMongosOrder() {
        List<@Nullable Object> ascending = Arrays.asList(
                MinKey.getInstance(),
                null,
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -1,
                -0.5,
                0,
                1L,
                1.5,
                Long.MAX_VALUE,
                0x1p63,
                Double.POSITIVE_INFINITY,
                "",
                "\0",
                "a",
                "a\0",
                "ab",
                "あ",
                "髙",
                "𠮷",
                "﨑",
                new Document(),
                new Document("a", 1),
                List.of(),
                List.of(1),
                new BinData(new byte[] {2}),
                new BinData(new byte[] {1, 1}),
                new UUID(0, 1),
                new UUID(-1, 1),
                new ObjectId(new byte[12]),
                false,
                true,
                Instant.ofEpochMilli(-5),
                Instant.EPOCH,
                new BsonTimestamp(1),
                MaxKey.getInstance());
        for (int i = 1; i < ascending.size(); i++) {
            assertThat(compare(ascending.get(i - 1), ascending.get(i), true))
                    .as("%s before %s", ascending.get(i - 1), ascending.get(i))
                    .isEqualTo(-1);
        }
    }

    @Test
    void equalNumbersOfDifferentTypesAreOneKey() {
        assertThat(KeyWriter.of(1)).isEqualTo(KeyWriter.of(1L)).isEqualTo(KeyWriter.of(1.0));
        assertThat(KeyWriter.of(0.0)).isEqualTo(KeyWriter.of(-0.0));
        assertThat(KeyWriter.of(new Decimal128(new BigDecimal("2.5")))).isEqualTo(KeyWriter.of(2.5));
    }

    @Test
    void whatHasNoPlaceInTheOrderIsRefused() {
        assertThatThrownBy(() -> KeyWriter.of(new Decimal128(new BigDecimal("0.1"))))
                .isInstanceOf(UnsupportedKeyException.class);
        assertThatThrownBy(() -> KeyWriter.of(new BsonJavaScript("1"))).isInstanceOf(UnsupportedKeyException.class);
    }

    private static int compare(@Nullable Object left, @Nullable Object right, boolean ascending) {
        return Integer.signum(Arrays.compareUnsigned(
                new KeyWriter().value(left, ascending).toBytes(),
                new KeyWriter().value(right, ascending).toBytes()));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double d ? new BigDecimal(d) : BigDecimal.valueOf(number.longValue());
    }

    private static Number number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong() >> random.nextInt(64);
            case 2 -> Double.longBitsToDouble(random.nextLong() & 0xBFFF_FFFF_FFFF_FFFFL);
            default -> (double) (random.nextLong() >> random.nextInt(64));
        };
    }

    private static Number neighbour(Random random, Number number) {
        return switch (number) {
            case Integer i -> random.nextBoolean() ? Math.nextUp((double) i) : (long) i + random.nextInt(3) - 1;
            case Long l -> random.nextBoolean() ? (Number) (double) l : (Number) (l + random.nextInt(2_000) - 1_000);
            case Double d
            when Math.abs(d) < 0x1p62 -> random.nextBoolean() ? (Number) (long) (double) d : (Number) Math.nextDown(d);
            default -> Math.nextUp(number.doubleValue());
        };
    }

    private static @Nullable Object sibling(Random random, @Nullable Object value) {
        return switch (value) {
            case String text -> text + List.of("", "\0", "a", "あ").get(random.nextInt(4));
            case Integer i -> i + random.nextInt(3) - 1;
            case UUID id -> new UUID(id.getMostSignificantBits(), random.nextLong());
            case Document document -> new Document(document).append("z", value(random, 0));
            case null, default -> value(random, 1);
        };
    }

    /** Values whose order the library knows; it compares a fraction with a large whole number by rounding, so those are apart. */
    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 15 : 13)) {
            case 0 -> null;
            case 1 -> MinKey.getInstance();
            case 2 -> MaxKey.getInstance();
            case 3 -> random.nextInt(10) - 5;
            case 4 -> random.nextInt(10) * 0.25;
            case 5, 6 -> text(random);
            case 7 -> random.nextBoolean();
            case 8 -> Instant.ofEpochMilli(random.nextLong() >> random.nextInt(30));
            case 9 ->
                random.nextBoolean()
                        ? new UUID(random.nextLong(), random.nextLong())
                        : new LegacyUUID(random.nextLong(), random.nextLong());
            case 10 -> new ObjectId(bytes(random, 12));
            case 11 -> new BinData(bytes(random, random.nextInt(4)));
            case 12 -> new BsonTimestamp(random.nextLong());
            default -> document(random, depth - 1);
        };
    }

    private static Document document(Random random, int depth) {
        Document document = new Document();
        for (int i = random.nextInt(3); i > 0; i--)
            document.put(List.of("a", "b", "ab").get(random.nextInt(3)), value(random, depth));
        return document;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--)
            text.append(
                    List.of("a", "b", "\0", "あ", "髙", "𠮷", "﨑", "\uFFFD", "~").get(random.nextInt(9)));
        return text.toString();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
