package jp.anpi.registry.sheet;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads cells that hold a date. */
final class DateCell {

    private static final Set<String> NOT_KNOWN =
            Set.of("", "-", "不明", "不詳", "なし", "無", "0000-00-00", "00000000", "0000000");
    private static final Pattern WITH_MARKS = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern IN_AN_ERA =
            Pattern.compile("(明治|大正|昭和|平成|令和|[明大昭平令]|[mtshr])(元|\\d{1,2})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    /** As municipal programs write eras, with a figure from 1 (明治) to 5 (令和) or a letter. */
    private static final Pattern SEVEN_FIGURES = Pattern.compile("([1-5mtshr明大昭平令])(\\d{2})(\\d{2})(\\d{2})(\\.0+)?");

    /** From 3000 on, a day of 1908: who is born before May 1927 has four figures, and no year of a life has such a number. */
    private static final Pattern SERIAL = Pattern.compile("([3-9]\\d{3}|\\d{5})(\\.0+)?");

    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern MIDNIGHT = Pattern.compile("(?<=\\d)t?00:00(:00)?(\\.0+)?$");

    /** Day 0 of spreadsheets, such that numbers from 61 on, 1 March 1900, are right. */
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private DateCell() {}

    /** The Japanese eras with their first and last days; since 1873 the calendar is the Gregorian one. */
    private enum Era {
        MEIJI("明治", "明", "m", "1", LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 29)),
        TAISHO("大正", "大", "t", "2", LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 24)),
        SHOWA("昭和", "昭", "s", "3", LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
        HEISEI("平成", "平", "h", "4", LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
        REIWA("令和", "令", "r", "5", LocalDate.of(2019, 5, 1), LocalDate.of(9999, 12, 31));

        private final Set<String> names;
        private final LocalDate first;
        private final LocalDate last;

        Era(String name, String letter, String initial, String code, LocalDate first, LocalDate last) {
            this.names = Set.of(name, letter, initial, code);
            this.first = first;
            this.last = last;
        }

        private WrittenDate day(int year, int month, int day) {
            WrittenDate date = DateCell.of(first.getYear() + year - 1, month, day);
            boolean outside = date instanceof WrittenDate.Known(LocalDate known)
                    && (known.isBefore(first) || known.isAfter(last));
            return outside ? new WrittenDate.Impossible() : date;
        }
    }

    /** Reads a cell. */
    static WrittenDate read(String cell) {
        String text = SPACES.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        if (NOT_KNOWN.contains(text)) {
            return new WrittenDate.Unknown();
        }
        String date = MIDNIGHT.matcher(text).replaceFirst("");
        Matcher marks = WITH_MARKS.matcher(date);
        if (marks.matches()) {
            return of(number(marks, 1), number(marks, 2), number(marks, 3));
        }
        Matcher digits = EIGHT_DIGITS.matcher(date);
        if (digits.matches()) {
            return of(number(digits, 1), number(digits, 2), number(digits, 3));
        }
        Matcher era = IN_AN_ERA.matcher(date);
        if (era.matches()) {
            return inEra(era, era.group(2).equals("元") ? 1 : number(era, 2));
        }
        Matcher figures = SEVEN_FIGURES.matcher(date);
        if (figures.matches()) {
            return inEra(figures, number(figures, 2));
        }
        Matcher serial = SERIAL.matcher(date);
        return serial.matches()
                ? new WrittenDate.Known(DAY_0.plusDays(number(serial, 1)))
                : new WrittenDate.Unreadable();
    }

    private static WrittenDate inEra(Matcher found, int year) {
        return Arrays.stream(Era.values())
                .filter(one -> one.names.contains(found.group(1)))
                .map(one -> one.day(year, number(found, 3), number(found, 4)))
                .findFirst()
                .orElseGet(WrittenDate.Unreadable::new);
    }

    private static WrittenDate of(int year, int month, int day) {
        try {
            return new WrittenDate.Known(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return new WrittenDate.Impossible();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
