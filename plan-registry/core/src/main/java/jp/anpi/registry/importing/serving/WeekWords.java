package jp.anpi.registry.importing.serving;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.importing.list.Heading;

/** The words in which lists write weeks, our own among them. */
public final class WeekWords {

    static final Map<String, WeeklyService.Kind> KINDS = Map.ofEntries(
            entry("home_visit", WeeklyService.Kind.HOME_VISIT),
            entry("訪問", WeeklyService.Kind.HOME_VISIT),
            entry("訪問看護", WeeklyService.Kind.HOME_VISIT),
            entry("訪問診療", WeeklyService.Kind.HOME_VISIT),
            entry("訪問介護", WeeklyService.Kind.HOME_VISIT),
            entry("訪問リハ", WeeklyService.Kind.HOME_VISIT),
            entry("訪問リハビリ", WeeklyService.Kind.HOME_VISIT),
            entry("往診", WeeklyService.Kind.HOME_VISIT),
            entry("居宅介護", WeeklyService.Kind.HOME_VISIT),
            entry("重度訪問介護", WeeklyService.Kind.HOME_VISIT),
            entry("day_service", WeeklyService.Kind.DAY_SERVICE),
            entry("通所", WeeklyService.Kind.DAY_SERVICE),
            entry("通所介護", WeeklyService.Kind.DAY_SERVICE),
            entry("通所リハ", WeeklyService.Kind.DAY_SERVICE),
            entry("デイサービス", WeeklyService.Kind.DAY_SERVICE),
            entry("デイケア", WeeklyService.Kind.DAY_SERVICE),
            entry("生活介護", WeeklyService.Kind.DAY_SERVICE),
            entry("透析", WeeklyService.Kind.DAY_SERVICE),
            entry("short_stay", WeeklyService.Kind.SHORT_STAY),
            entry("短期入所", WeeklyService.Kind.SHORT_STAY),
            entry("ショートステイ", WeeklyService.Kind.SHORT_STAY));

    private static final String DAYS = "月火水木金土日";
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final Pattern WRITTEN_DAYS = Pattern.compile("[" + DAYS + "](曜日?)?([・、,/]?[" + DAYS + "](曜日?)?)*");
    private static final Pattern WRITTEN_WEEKS = Pattern.compile("第?[1-5](週目?)?([・、,/]?第?[1-5](週目?)?)*");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:時](\\d{2})?(?:分|:00)?)|(\\d{1,2})(\\d{2})");

    private WeekWords() {}

    /** As 月, or 月水金; empty where it is none. */
    static Optional<Set<DayOfWeek>> days(String cell) {
        String folded = Heading.folded(cell);
        if (!WRITTEN_DAYS.matcher(folded).matches()) {
            return Optional.empty();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        folded.replaceAll("曜日?", "")
                .chars()
                .filter(one -> DAYS.indexOf(one) >= 0)
                .forEach(one -> days.add(DayOfWeek.of(DAYS.indexOf(one) + 1)));
        return Optional.of(days);
    }

    /** As 第1・第3, or 毎週, which is none; empty where it is neither. */
    static Optional<List<Integer>> weeks(String cell) {
        String folded = Heading.folded(cell);
        if (folded.equals("毎週") || folded.equals("every")) {
            return Optional.of(List.of());
        }
        return WRITTEN_WEEKS.matcher(folded).matches()
                ? Optional.of(folded.chars()
                        .filter(Character::isDigit)
                        .mapToObj(Character::getNumericValue)
                        .toList())
                : Optional.empty();
    }

    /** As 9:30, 9時30分 or 0930; the end of a day is 24:00 or 0:00. Empty where it is no time. */
    static Optional<LocalTime> time(String cell) {
        Matcher time = TIME.matcher(Heading.folded(cell));
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(Optional.ofNullable(time.group(1)).orElseGet(() -> time.group(3)));
        int minute = Integer.parseInt(Optional.ofNullable(time.group(2))
                .or(() -> Optional.ofNullable(time.group(4)))
                .orElse("0"));
        try {
            return Optional.of(LocalTime.of(hour == 24 && minute == 0 ? 0 : hour, minute));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** As {@link #time}; of a service that begins with the day and ends with it, the last minute, since it would end where it begins. */
    static Optional<LocalTime> end(String cell, Optional<LocalTime> start) {
        boolean wholeDay = start.equals(Optional.of(LocalTime.MIDNIGHT))
                && Heading.folded(cell).startsWith("24");
        return time(cell).map(end -> wholeDay ? LAST_MINUTE : end);
    }

    /** A day as we write it. */
    public static String written(DayOfWeek day) {
        return DAYS.substring(day.getValue() - 1, day.getValue());
    }

    /** Weeks as we write them. */
    public static String written(List<Integer> weeks) {
        return weeks.stream().map(week -> "第" + week).collect(Collectors.joining("・"));
    }

    /** A kind as we write it. */
    public static String written(WeeklyService.Kind kind) {
        return switch (kind) {
            case HOME_VISIT -> "訪問";
            case DAY_SERVICE -> "通所";
            case SHORT_STAY -> "短期入所";
        };
    }
}
