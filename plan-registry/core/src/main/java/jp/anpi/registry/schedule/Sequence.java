package jp.anpi.registry.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a file (ファイル連番), fourteen digits {@code YYYYMMDDHHMMSS}. It alone says which of two files is newer; when they
 * arrived does not matter.
 */
public record Sequence(String digits) implements Comparable<Sequence> {

    private static final Pattern FORM = Pattern.compile("[0-9]{14}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public Sequence {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("a file's number has fourteen digits");
        }
    }

    /** The day in it; the last day there is when it names none, as some programs just count. */
    public LocalDate day() {
        try {
            return LocalDate.parse(digits.substring(0, 8), DAY);
        } catch (DateTimeException _) {
            return LocalDate.MAX;
        }
    }

    public boolean isAfter(Sequence other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Sequence other) {
        return digits.compareTo(other.digits);
    }
}
