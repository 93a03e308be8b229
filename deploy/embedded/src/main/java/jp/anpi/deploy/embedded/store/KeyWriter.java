package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that comparing the bytes (unsigned) compares the values in MongoDB's order of BSON types. No value's bytes are the beginning
 * of another's, so values can follow each other in one key, and a value can be inverted to sort descending.
 *
 * <p>Strings sort by their UTF-16 units, as the expressions of the core do; MongoDB sorts by UTF-8 bytes, which differs only between characters
 * beyond the basic plane and U+E000 to U+FFFF. Numbers of all types share one order and are exact; a decimal that no double holds is refused.
 */
final class KeyWriter {

    static final int MIN_KEY = 0x05;
    static final int EMPTY_ARRAY = 0x08;
    static final int NULL = 0x0A;
    static final int NUMBER = 0x10;
    static final int STRING = 0x18;
    static final int DOCUMENT = 0x20;
    static final int ARRAY = 0x28;
    static final int BINARY = 0x30;
    static final int LEGACY_UUID = 0x34;
    static final int UUID = 0x38;
    static final int OBJECT_ID = 0x40;
    static final int BOOLEAN = 0x48;
    static final int DATE = 0x50;
    static final int TIMESTAMP = 0x58;
    static final int REGEX = 0x60;
    static final int MAX_KEY = 0xF0;

    private static final int END = 0x00;
    private static final double TWO_TO_63 = 0x1p63;

    private byte[] bytes = new byte[64];
    private int size;

    KeyWriter raw(byte[] prefix) {
        reserve(prefix.length);
        System.arraycopy(prefix, 0, bytes, size, prefix.length);
        size += prefix.length;
        return this;
    }

    /**
     * Appends a value as a part of a key.
     *
     * @throws UnsupportedKeyException when this type has no place in the order
     */
    KeyWriter value(@Nullable Object value, boolean ascending) {
        int from = size;
        write(value);
        if (!ascending) {
            for (int i = from; i < size; i++) bytes[i] = (byte) ~bytes[i];
        }
        return this;
    }

    /** Stands in an index for a field that holds an empty array. */
    KeyWriter emptyArray(boolean ascending) {
        put(ascending ? EMPTY_ARRAY : ~EMPTY_ARRAY);
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    static byte[] of(@Nullable Object value) {
        return new KeyWriter().value(value, true).toBytes();
    }

    /** The first byte of every value that MongoDB compares with this one, ascending. */
    static int bracket(Object value) {
        return of(value)[0] & 0xFF;
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> put(NULL);
            case Missing _ -> put(NULL);
            case MinKey _ -> put(MIN_KEY);
            case MaxKey _ -> put(MAX_KEY);
            case Number number -> number(number);
            case String text -> {
                put(STRING);
                text(text);
            }
            case Map<?, ?> document -> document(document);
            case Collection<?> array -> {
                put(ARRAY);
                for (Object element : array) write(element);
                put(END);
            }
            case BinData binary -> {
                put(BINARY);
                putInt(binary.getData().length);
                raw(binary.getData());
            }
            case LegacyUUID legacy -> {
                put(LEGACY_UUID);
                putLong(legacy.getUuid().getMostSignificantBits() ^ Long.MIN_VALUE);
                putLong(legacy.getUuid().getLeastSignificantBits() ^ Long.MIN_VALUE);
            }
            case UUID uuid -> {
                put(UUID);
                putLong(uuid.getMostSignificantBits());
                putLong(uuid.getLeastSignificantBits());
            }
            case ObjectId id -> {
                put(OBJECT_ID);
                raw(id.toByteArray());
            }
            case Boolean flag -> {
                put(BOOLEAN);
                put(flag ? 1 : 0);
            }
            case Instant instant -> {
                put(DATE);
                putLong(instant.toEpochMilli() ^ Long.MIN_VALUE);
            }
            case BsonTimestamp timestamp -> {
                put(TIMESTAMP);
                putLong(timestamp.getValue());
            }
            case BsonRegularExpression regex -> {
                put(REGEX);
                text(regex.getPattern());
                text(regex.getOptions() == null ? "" : regex.getOptions());
            }
            default -> throw new UnsupportedKeyException(value.getClass().getSimpleName());
        }
    }

    private void document(Map<?, ?> document) {
        put(DOCUMENT);
        for (Map.Entry<?, ?> field : document.entrySet()) {
            byte[] value = of(field.getValue());
            put(value[0]);
            text((String) field.getKey());
            raw(value);
        }
        put(END);
    }

    private void number(Number number) {
        put(NUMBER);
        switch (number) {
            case Integer i -> number(i, 0);
            case Double d -> number(d, 0);
            case Decimal128 decimal -> number(exactly(decimal), 0);
            default -> {
                long whole = number.longValue();
                double nearest = whole;
                long rest = nearest == TWO_TO_63 ? whole + Long.MIN_VALUE : whole - (long) nearest;
                number(nearest, (int) rest);
            }
        }
    }

    /** @param rest what rounding to the nearest double lost of a long; at most 512 to either side */
    private void number(double nearest, int rest) {
        long bits = Double.doubleToLongBits(nearest == 0 ? 0.0 : nearest);
        putLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        int shifted = rest + 0x8000;
        put(shifted >>> 8);
        put(shifted);
    }

    private static double exactly(Decimal128 decimal) {
        double nearest = decimal.doubleValue();
        if (Double.isNaN(nearest)) return nearest;
        if (Double.isInfinite(nearest) || new BigDecimal(nearest).compareTo(decimal.toBigDecimal()) != 0) {
            throw new UnsupportedKeyException("Decimal128 that no double holds exactly");
        }
        return nearest;
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        boolean supplementary = false;
        boolean zero = false;
        for (byte b : encoded) {
            supplementary |= (b & 0xF8) == 0xF0;
            zero |= b == 0;
        }
        if (!supplementary && !zero) {
            raw(encoded);
        } else {
            text.chars().forEach(this::unit);
        }
        put(END);
        put(END);
    }

    private void unit(int unit) {
        if (unit == 0) {
            put(0x00);
            put(0xFF);
        } else if (unit < 0x80) {
            put(unit);
        } else if (unit < 0x800) {
            put(0xC0 | (unit >> 6));
            put(0x80 | (unit & 0x3F));
        } else {
            put(0xE0 | (unit >> 12));
            put(0x80 | ((unit >> 6) & 0x3F));
            put(0x80 | (unit & 0x3F));
        }
    }

    private void putLong(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) put((int) (value >>> shift));
    }

    private void putInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) put(value >>> shift);
    }

    KeyWriter put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}
