package jp.anpi.safety.matching;

/** Numbers as addresses and dates write them, in a folded text. */
final class Numerals {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String UNITS = "十百";
    private static final int MOST_DIGITS = 6;

    private Numerals() {}

    static boolean digit(char each) {
        return each >= '0' && each <= '9';
    }

    static boolean kanji(char each) {
        return DIGITS.indexOf(each) >= 0 || UNITS.indexOf(each) >= 0;
    }

    static boolean any(char each) {
        return digit(each) || kanji(each);
    }

    /** Where the run of numerals of one kind that begins at {@code from} ends. */
    static int end(CharSequence text, int from) {
        boolean digits = digit(text.charAt(from));
        int end = from;
        while (end < text.length() && (digits ? digit(text.charAt(end)) : kanji(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    /** The number, or -1 where it is too long to be one in an address. */
    static int value(CharSequence run) {
        if (run.length() > MOST_DIGITS) {
            return -1;
        }
        if (digit(run.charAt(0))) {
            return Integer.parseInt(run, 0, run.length(), 10);
        }
        boolean spoken = run.chars().anyMatch(each -> UNITS.indexOf(each) >= 0);
        return spoken ? spoken(run) : positional(run);
    }

    private static int positional(CharSequence run) {
        return run.chars().reduce(0, (value, each) -> value * 10 + DIGITS.indexOf(each));
    }

    private static int spoken(CharSequence run) {
        int sum = 0;
        int digit = 0;
        for (int at = 0; at < run.length(); at++) {
            char each = run.charAt(at);
            int unit = each == '十' ? 10 : each == '百' ? 100 : 0;
            if (unit == 0) {
                digit = digit * 10 + DIGITS.indexOf(each);
            } else {
                sum += Math.max(digit, 1) * unit;
                digit = 0;
            }
        }
        return sum + digit;
    }

    /** Every dash as '-'; ー and ・ too, but only between numbers, where they cannot be part of a word. */
    static String withOneDash(String folded) {
        var text = new StringBuilder(folded);
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if ("‐‑‒–—―−─━﹣".indexOf(each) >= 0 || ((each == 'ー' || each == '・') && betweenNumbers(text, at))) {
                text.setCharAt(at, '-');
            }
        }
        return text.toString();
    }

    private static boolean betweenNumbers(CharSequence text, int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        int after = skipSpaces(text, at + 1);
        return before >= 0 && any(text.charAt(before)) && after < text.length() && any(text.charAt(after));
    }

    static int skipSpaces(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
