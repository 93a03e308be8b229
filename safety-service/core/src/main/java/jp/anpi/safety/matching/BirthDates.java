package jp.anpi.safety.matching;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date of birth as people write it: 1950-04-03, 1950年4月3日, 19500403, 昭和25年4月3日, S25.4.3, 昭和二十五年四月三日,
 * S250403 and 3250403 (the standard forms' code of the era, 3 for 昭和), in any width.
 */
public final class BirthDates {

    private static final Map<Character, Integer> YEAR_ZERO =
            Map.of('m', 1867, 't', 1911, 's', 1925, 'h', 1988, 'r', 2018);
    private static final String ERAS = "明大昭平令";
    private static final String ERA_LETTERS = "mtshr";
    private static final Pattern PARTED =
            Pattern.compile("([mtshr])?(\\d{1,4})[年./-](\\d{1,2})[月./-](\\d{1,2})日?(?:生|生マレ)?");
    private static final Pattern WESTERN = Pattern.compile("()(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern OF_ERA = Pattern.compile("([mtshr1-5])-?(\\d{2})(\\d{2})(\\d{2})");

    private BirthDates() {}

    /** The date, or empty where the text is none; a year of two digits without an era is nobody's year. */
    public static Optional<LocalDate> read(String raw) {
        String text = plain(raw);
        for (Pattern form : new Pattern[] {PARTED, WESTERN, OF_ERA}) {
            Matcher found = form.matcher(text);
            if (found.matches()) {
                return date(Optional.ofNullable(found.group(1)).orElse(""), found);
            }
        }
        return Optional.empty();
    }

    private static String plain(String raw) {
        String folded = Numerals.withOneDash(Letters.fold(raw)).replace(" ", "").replace("元年", "1年");
        var text = new StringBuilder();
        int at = 0;
        while (at < folded.length()) {
            char each = folded.charAt(at);
            int end = Numerals.kanji(each) ? Numerals.end(folded, at) : at + 1;
            text.append(Numerals.kanji(each) ? Integer.toString(Numerals.value(folded.substring(at, end))) : each);
            at = end;
        }
        int era = text.isEmpty() ? -1 : ERAS.indexOf(text.charAt(0));
        if (era < 0) {
            return text.toString();
        }
        int named = text.length() > 1 && "治正和成".indexOf(text.charAt(1)) >= 0 ? 2 : 1;
        String rest = text.substring(named);
        return ERA_LETTERS.charAt(era) + (rest.startsWith("元") ? "1" + rest.substring(1) : rest);
    }

    private static Optional<LocalDate> date(String era, Matcher found) {
        int year = Integer.parseInt(found.group(2));
        if (era.isEmpty() && found.group(2).length() != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    era.isEmpty() ? year : yearZero(era.charAt(0)) + year,
                    Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(4))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int yearZero(char era) {
        char letter = Numerals.digit(era) ? ERA_LETTERS.charAt(era - '1') : era;
        return YEAR_ZERO.getOrDefault(letter, 0);
    }
}
