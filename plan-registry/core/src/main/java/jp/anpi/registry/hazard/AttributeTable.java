package jp.anpi.registry.hazard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a shapefile (dBASE III), row by row. */
final class AttributeTable {

    private static final int HEAD = 32;
    private static final int FIELD = 32;
    private static final int NAME = 11;
    private static final int END_OF_FIELDS = 0x0D;
    private static final Charset MS932 = Charset.forName("windows-31j");

    private final LittleEndian in;
    private final int rows;
    private final int length;
    private final List<Field> fields;
    private int read;

    private record Field(String name, int from, int length) {}

    AttributeTable(InputStream stream) throws IOException {
        in = new LittleEndian(stream);
        try {
            ByteBuffer head = in.read(HEAD);
            rows = head.getInt(4);
            int whole = Short.toUnsignedInt(head.getShort(8));
            length = Short.toUnsignedInt(head.getShort(10));
            if (whole <= HEAD || rows < 0) {
                throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
            }
            fields = fields(in.read(whole - HEAD), length);
        } catch (EOFException short_) {
            throw new UnreadableMap(0, UnreadableMap.Reason.ENDS_EARLY);
        }
    }

    private static List<Field> fields(ByteBuffer described, int rowLength) {
        List<Field> fields = new ArrayList<>();
        int from = 1;
        for (int at = 0; at + FIELD <= described.limit() && described.get(at) != END_OF_FIELDS; at += FIELD) {
            byte[] name = new byte[NAME];
            described.get(at, name);
            int end = 0;
            while (end < NAME && name[end] != 0) {
                end++;
            }
            int size = Byte.toUnsignedInt(described.get(at + 16));
            if (from + size > rowLength) {
                throw new UnreadableMap(0, UnreadableMap.Reason.NO_MAP);
            }
            fields.add(new Field(text(name, 0, end).toLowerCase(Locale.ROOT), from, size));
            from += size;
        }
        return List.copyOf(fields);
    }

    /** The next row, also one that was removed, since shapes and rows go side by side; empty at the end. */
    Optional<Map<String, String>> next() throws IOException {
        if (read >= rows) {
            return Optional.empty();
        }
        byte[] row;
        try {
            row = in.read(length).array();
        } catch (EOFException early) {
            throw new UnreadableMap(read, UnreadableMap.Reason.ENDS_EARLY);
        }
        read++;
        Map<String, String> values = new HashMap<>();
        for (Field field : fields) {
            values.put(field.name(), text(row, field.from(), field.length()).strip());
        }
        return Optional.of(values);
    }

    /** Old files are in windows-31j and newer ones in UTF-8, and not all of them say so; Japanese in one is none in the other. */
    private static String text(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, from, length, MS932);
        }
    }

    void close() throws IOException {
        in.close();
    }
}
