package jp.anpi.registry.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text is searched by: a shadow of it in which kana, widths, capitals, variant kanji, the size of small kana, が and ヶ beside
 * kanji (鎌が谷, 鎌ヶ谷) and every notation of 丁目-番-号 are one. The text itself is never altered.
 */
public final class SearchKey {

    private static final Pattern NOTHING = Pattern.compile("[\\s\\u3000\\u200B\\uFEFF・･,，、.．'\"]+");
    private static final Pattern KANJI_NUMBER = Pattern.compile("([〇一二三四五六七八九十]{1,4})(?=丁目|番|号|條|条)");
    private static final Pattern COUNTERS = Pattern.compile("(?<=\\d)(丁目|番地の|番地|番の|番|号室|号|の|ノ|之)");
    private static final Pattern DASHES = Pattern.compile("(?<=\\d)[-‐‑‒–—―−ーｰ~]+(?=\\d|$)");
    private static final Pattern LAST_DASH = Pattern.compile("-+(?=\\D|$)");
    private static final Pattern GA_OF_PLACES = Pattern.compile("(?<=\\p{IsHan})が|が(?=\\p{IsHan})");
    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ";
    private static final String LARGE = "あいうえおつやゆよわかけ";
    private static final String OLD = "ぢづゐゑを";
    private static final String NEW = "じずいえお";

    private SearchKey() {}

    /** The key of a name, a reading, an address or a question; empty when nothing is left of it. */
    public static String of(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String together = NOTHING.matcher(compatible).replaceAll("");
        String plain = numbered(together)
                .codePoints()
                .filter(c -> !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF))
                .map(SearchKey::folded)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.indexOf('が') < 0 ? plain : GA_OF_PLACES.matcher(plain).replaceAll("け");
    }

    /** What else the key of a piece may be inside the key of the whole: at its ends nobody sees whether が stands beside kanji. */
    static List<String> insideOf(String key) {
        boolean ends = key.endsWith("が");
        if (!ends && !key.startsWith("が")) {
            return List.of();
        }
        String first = key.startsWith("が") ? "け" + key.substring(1) : key;
        return ends ? List.of(first, withoutEnd(key) + "け", withoutEnd(first) + "け") : List.of(first);
    }

    private static String withoutEnd(String key) {
        return key.substring(0, key.length() - 1);
    }

    /** The digits of a telephone number. */
    public static String digits(String number) {
        return Normalizer.normalize(number, Normalizer.Form.NFKC)
                .chars()
                .filter(c -> c >= '0' && c <= '9')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String numbered(String text) {
        boolean hasNumber = text.chars().anyMatch(c -> (c >= '0' && c <= '9') || DIGITS.indexOf(c) >= 0 || c == '十');
        if (!hasNumber) {
            return text;
        }
        String arabic = KANJI_NUMBER.matcher(text).replaceAll(found -> String.valueOf(number(found.group(1))));
        String counted = COUNTERS.matcher(arabic).replaceAll("-");
        String dashed = DASHES.matcher(counted).replaceAll("-");
        Matcher last = LAST_DASH.matcher(dashed);
        return last.replaceAll("");
    }

    private static int number(String kanji) {
        int number = 0;
        int digit = 0;
        for (char c : kanji.toCharArray()) {
            if (c == '十') {
                number += Math.max(1, digit) * 10;
                digit = 0;
            } else {
                digit = digit * 10 + DIGITS.indexOf(c);
            }
        }
        return number + digit;
    }

    private static int folded(int character) {
        int kana = character >= 'ァ' && character <= 'ヶ' ? character - 'ァ' + 'ぁ' : character;
        int small = SMALL.indexOf(kana);
        int whole = small >= 0 ? LARGE.charAt(small) : kana;
        int old = OLD.indexOf(whole);
        return old >= 0 ? NEW.charAt(old) : VariantKanji.plain(whole);
    }
}
