package jp.anpi.registry.sheet;

import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes rows of CSV (RFC 4180) that a spreadsheet opens without executing anything: what could begin a formula gets an
 * apostrophe in front. What the encoding cannot hold is reported and never becomes a question mark, but for what it has a twin
 * of, as of the wave of 9時〜17時.
 */
public final class CsvWriter {

    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
    /** Characters of phones and of other systems that windows-31j has twins of, under which it shows and sends them itself. */
    private static final Map<Character, Character> TWINS = Map.of(
            '\u301C', '\uFF5E',
            '\u2212', '\uFF0D',
            '\u2014', '\u2015',
            '\u2016', '\u2225');

    private static final char GUARD = '\'';

    private final TextEncoding encoding;
    private final CharsetEncoder encoder;
    private int row;

    public CsvWriter(TextEncoding encoding) {
        this.encoding = encoding;
        this.encoder = encoding.charset().newEncoder();
    }

    /** What becomes of a row. */
    public sealed interface Written {

        record Row(byte[] bytes) implements Written {}

        /** @param characters that the encoding does not have, each once */
        record Impossible(int row, int column, String characters) implements Written {}
    }

    /** What a file begins with so that spreadsheets know its encoding. */
    public byte[] beginning() {
        return switch (encoding) {
            case UTF_8 -> "\uFEFF".getBytes(encoding.charset());
            case UTF_16 -> new byte[] {(byte) 0xFE, (byte) 0xFF};
            case WINDOWS_31J -> new byte[0];
        };
    }

    /** The next row. */
    public Written write(List<String> cells) {
        row++;
        return encoding == TextEncoding.WINDOWS_31J
                ? encoded(cells.stream().map(CsvWriter::twins).toList())
                : encoded(cells);
    }

    private Written encoded(List<String> cells) {
        for (int column = 1; column <= cells.size(); column++) {
            Optional<String> missing = missing(cells.get(column - 1));
            if (missing.isPresent()) {
                return new Written.Impossible(row, column, missing.get());
            }
        }
        String line = cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
        return new Written.Row(bytes(line));
    }

    /** What was written as this cell: without the apostrophe in front of what could begin a formula. */
    public static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == GUARD && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    /** A text that is none of a spreadsheet's formulas, however it begins; {@link #plain} is as it was. */
    public static String guarded(String text) {
        return text.startsWith("=") ? GUARD + text : text;
    }

    private static String twins(String text) {
        String twin = text;
        for (var pair : TWINS.entrySet()) {
            twin = twin.replace(pair.getKey(), pair.getValue());
        }
        return twin;
    }

    private byte[] bytes(String line) {
        byte[] bytes = line.getBytes(encoding.charset());
        return encoding == TextEncoding.UTF_16 ? Arrays.copyOfRange(bytes, 2, bytes.length) : bytes;
    }

    private Optional<String> missing(String cell) {
        if (encoder.canEncode(cell)) {
            return Optional.empty();
        }
        return Optional.of(cell.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !encoder.canEncode(character))
                .distinct()
                .collect(Collectors.joining()));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? GUARD + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
