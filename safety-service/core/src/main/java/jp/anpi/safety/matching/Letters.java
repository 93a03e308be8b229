package jp.anpi.safety.matching;

import java.text.Normalizer;

/**
 * The shadow of a text in which spellings of one thing are alike: width, case, accents, variant kanji, hiragana and
 * katakana, invisible characters, spaces. A raw text is never replaced by its shadow. Folding twice changes nothing.
 */
final class Letters {

    /** Characters that are looked at; nobody's name or address is longer, and the cost of a text stays bounded. */
    static final int LONGEST = 400;

    private static final int VOICED = 0x3099;
    private static final int HALF_VOICED = 0x309A;

    private Letters() {}

    static String fold(String raw) {
        String composed = Normalizer.normalize(visible(raw), Normalizer.Form.NFKC);
        var folded = new StringBuilder(Math.min(composed.length(), LONGEST));
        int read = 0;
        while (read < composed.length() && folded.length() < LONGEST) {
            int character = composed.codePointAt(read);
            read += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                space(folded);
            } else if (Character.getType(character) != Character.NON_SPACING_MARK) {
                letter(folded, character);
            }
        }
        return folded.toString().strip();
    }

    /** Marks of voice as NFKC can join them; without what nobody sees; control characters as spaces. */
    private static String visible(String raw) {
        var kept = new StringBuilder(Math.min(raw.length(), LONGEST));
        int read = 0;
        while (read < raw.length() && kept.length() < LONGEST) {
            int character = raw.codePointAt(read);
            read += Character.charCount(character);
            switch (Character.getType(character)) {
                case Character.CONTROL -> kept.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                case Character.NON_SPACING_MARK -> {
                    if (character == VOICED || character == HALF_VOICED) {
                        kept.appendCodePoint(character);
                    }
                }
                default -> kept.appendCodePoint(joining(character));
            }
        }
        return kept.toString();
    }

    /** NFKC would turn a spacing mark of voice into a space and a mark that joins nothing. */
    private static int joining(int character) {
        return switch (character) {
            case 0x309B -> VOICED;
            case 0x309C -> HALF_VOICED;
            default -> character;
        };
    }

    private static void space(StringBuilder folded) {
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    private static void letter(StringBuilder folded, int character) {
        int plain = Variants.plain(Character.toLowerCase(withoutAccent(character)));
        if (plain == '々' && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            plain = folded.codePointBefore(folded.length());
        }
        folded.appendCodePoint(Kana.katakana(plain));
    }

    private static int withoutAccent(int character) {
        if (character < 0x80 || Character.UnicodeScript.of(character) != Character.UnicodeScript.LATIN) {
            return character;
        }
        return switch (character) {
            case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
            case 'ø', 'Ø' -> 'o';
            case 'ł', 'Ł' -> 'l';
            case 'ı' -> 'i';
            default ->
                Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD)
                        .codePointAt(0);
        };
    }
}
