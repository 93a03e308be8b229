package jp.anpi.registry.printing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Days as a form of a city has them. */
final class JapaneseDay {

    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("GGGG", Locale.JAPAN);

    private JapaneseDay() {}

    /** 1937年3月4日（昭和12年）. */
    static String full(LocalDate day) {
        return "%d年%d月%d日%s"
                .formatted(
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        era(day).map(year -> "（" + year + "）").orElse(""));
    }

    /** 2026-03-04, or a dash. */
    static String brief(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("―");
    }

    private static Optional<String> era(LocalDate day) {
        try {
            JapaneseDate there = JapaneseDate.from(day);
            int year = there.get(ChronoField.YEAR_OF_ERA);
            return Optional.of(ERA.format(there) + (year == 1 ? "元" : String.valueOf(year)) + "年");
        } catch (DateTimeException beforeMeiji6) {
            return Optional.empty();
        }
    }
}
