package jp.anpi.safety.matching;

/** Readings in kana, folded to how they sound. */
final class Kana {

    private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワカケ";
    private static final String[] COLUMNS = {
        "アカサタナハマヤラワガザダバパ", "イキシチニヒミリギジヂビピ", "ウクスツヌフムユルグズヅブプ", "エケセテネヘメレゲゼデベペ", "オコソトノホモヨロヲゴゾドボポ"
    };
    private static final String VOWELS = "アイウエオ";
    private static final char NO_VOWEL = '\0';

    private Kana() {}

    static int katakana(int character) {
        boolean hiragana = (character >= 'ぁ' && character <= 'ゖ') || character == 'ゝ' || character == 'ゞ';
        return hiragana ? character + ('ァ' - 'ぁ') : character;
    }

    /** Whether a folded text is written in kana alone. */
    static boolean only(String folded) {
        for (int at = 0; at < folded.length(); at++) {
            if (!isKana(folded.charAt(at)) && folded.charAt(at) != ' ') {
                return false;
            }
        }
        return !folded.isEmpty();
    }

    static boolean isKana(char each) {
        return (each >= 'ァ' && each <= 'ヺ') || each == 'ー';
    }

    /** Large kana for small ones. */
    static String large(String folded) {
        var large = new StringBuilder(folded);
        for (int at = 0; at < large.length(); at++) {
            int small = SMALL.indexOf(large.charAt(at));
            if (small >= 0) {
                large.setCharAt(at, LARGE.charAt(small));
            }
        }
        return large.toString();
    }

    /**
     * One spelling for one sound: ヂ and ジ, ヅ and ズ, ヲ and オ, ヴァ and バ, small and large kana, a long vowel however
     * it is written (オオ, オウ, オー). Never one spelling for two sounds: ユウキ stays apart from ユキ.
     */
    static String sound(String folded) {
        var sound = new StringBuilder(folded.length());
        for (int at = 0; at < folded.length(); at++) {
            char each = folded.charAt(at);
            if (each == 'ヴ') {
                char next = at + 1 < folded.length() ? folded.charAt(at + 1) : ' ';
                int vowel = "ァィゥェォ".indexOf(next);
                at += vowel >= 0 ? 1 : 0;
                sound.append(vowel >= 0 ? "バビブベボ".charAt(vowel) : 'ブ');
            } else {
                append(sound, each);
            }
        }
        return sound.toString();
    }

    private static void append(StringBuilder sound, char each) {
        char vowel = sound.isEmpty() ? NO_VOWEL : vowel(sound.charAt(sound.length() - 1));
        int small = SMALL.indexOf(each);
        char plain = switch (small >= 0 ? LARGE.charAt(small) : each) {
            case 'ヂ' -> 'ジ';
            case 'ヅ' -> 'ズ';
            case 'ヲ' -> 'オ';
            case 'ヰ' -> 'イ';
            case 'ヱ' -> 'エ';
            default -> small >= 0 ? LARGE.charAt(small) : each;
        };
        if (plain == 'ー') {
            if (vowel != NO_VOWEL) {
                sound.append(prolonged(vowel));
            }
        } else {
            boolean prolongs = plain == vowel && (vowel == 'オ' || vowel == 'エ');
            sound.append(prolongs ? prolonged(vowel) : plain);
        }
    }

    private static char prolonged(char vowel) {
        return switch (vowel) {
            case 'オ' -> 'ウ';
            case 'エ' -> 'イ';
            default -> vowel;
        };
    }

    /** The sound without the length of its vowels, for finding only: ユウキ and ユキ are two people's names. */
    static String loose(String sound) {
        var loose = new StringBuilder(sound.length());
        char vowel = NO_VOWEL;
        for (int at = 0; at < sound.length(); at++) {
            char each = sound.charAt(at);
            if (vowel == NO_VOWEL || each != prolonged(vowel)) {
                loose.append(each);
                vowel = vowel(each);
            }
        }
        return loose.toString();
    }

    private static char vowel(char kana) {
        for (int column = 0; column < COLUMNS.length; column++) {
            if (COLUMNS[column].indexOf(kana) >= 0) {
                return VOWELS.charAt(column);
            }
        }
        return NO_VOWEL;
    }
}
