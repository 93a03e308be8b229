package jp.anpi.safety.archive;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180) that spreadsheets open without executing anything. */
public final class Csv {

    /** Lets spreadsheets know that it is UTF-8. */
    public static final String BOM = "\uFEFF";

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** One line without its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
