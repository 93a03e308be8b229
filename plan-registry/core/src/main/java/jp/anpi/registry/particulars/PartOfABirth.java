package jp.anpi.registry.particulars;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.anpi.registry.sheet.WrittenDate;

/** Reads what is less than a whole date of birth. */
final class PartOfABirth {

    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern NOTHING_KNOWN = Pattern.compile("生?(年月日|月日|日)(不詳|不明)");

    private static final String YEAR = "((?:明治|大正|昭和|平成|令和|[明大昭平令mtshr])(?:元|\\d{1,2})|\\d{4})";
    private static final String NO_NUMBER = "(?:0{1,2}|[?x*-]{1,2}|不詳|不明)";
    private static final String NOT_KNOWN = "(?:不詳|不明|頃|ごろ)?";
    private static final Pattern MONTH =
            Pattern.compile(YEAR + "[-/.年](\\d{1,2})(?:月?|[-/.月]" + NO_NUMBER + ")(?:日)?" + NOT_KNOWN);
    private static final Pattern ONLY_YEAR =
            Pattern.compile(YEAR + "(?:年|[-/.年]" + NO_NUMBER + "[-/.月]" + NO_NUMBER + ")(?:月?日)?" + NOT_KNOWN);
    private static final Pattern DIGITS_OF_MONTH = Pattern.compile("(\\d{4})(\\d{2})00");
    private static final Pattern DIGITS_OF_YEAR = Pattern.compile("(\\d{4})0000");

    private static final Pattern FOUR_DIGITS = Pattern.compile("([1-9]\\d{3})(?:\\.0+)?");

    /** Four digits up to here may be a year, and beyond it nothing but the number of a day in a spreadsheet. */
    private static final int LAST_YEAR = 2_100;

    /** Before it no Japanese year is written as one of ours. */
    private static final int FIRST_YEAR = 1_868;

    /** Day 0 of spreadsheets. */
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private PartOfABirth() {}

    static Optional<WrittenBirth> read(String cell) {
        String text = SPACES.matcher(Normalizer.normalize(cell, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        if (NOTHING_KNOWN.matcher(text).matches()) {
            return Optional.of(new WrittenBirth.NotKnown());
        }
        Matcher four = FOUR_DIGITS.matcher(text);
        if (four.matches()) {
            return four(Integer.parseInt(four.group(1)), cell);
        }
        return Stream.of(MONTH, DIGITS_OF_MONTH)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(found -> month(found.group(1) + "年" + found.group(2) + "月", cell))
                .or(() -> Stream.of(ONLY_YEAR, DIGITS_OF_YEAR)
                        .map(pattern -> pattern.matcher(text))
                        .filter(Matcher::matches)
                        .findFirst()
                        .flatMap(found -> year(found.group(1) + "年", cell)));
    }

    private static Optional<WrittenBirth> four(int number, String cell) {
        if (number > LAST_YEAR) {
            return Optional.of(new WrittenBirth.On(DAY_0.plusDays(number)));
        }
        return number < FIRST_YEAR ? Optional.empty() : year(number + "年", cell);
    }

    /** Of the first and the last month of an era only some days exist. */
    private static Optional<WrittenBirth> month(String month, String cell) {
        return any(List.of(month + "1日", month + "28日")).map(day -> {
            var whole = YearMonth.from(day);
            return new WrittenBirth.About(cell.strip(), whole.atDay(1), whole.atEndOfMonth());
        });
    }

    private static Optional<WrittenBirth> year(String year, String cell) {
        return any(List.of(year + "1月1日", year + "12月31日"))
                .map(day -> new WrittenBirth.About(
                        cell.strip(), day.withDayOfYear(1), day.withMonth(12).withDayOfMonth(31)));
    }

    private static Optional<LocalDate> any(List<String> days) {
        return days.stream()
                .flatMap(day -> WrittenDate.read(day) instanceof WrittenDate.Known(LocalDate known)
                        ? Stream.of(known)
                        : Stream.empty())
                .findFirst();
    }
}
