package jp.anpi.registry.importing.person;

import java.nio.charset.CharsetEncoder;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * Tells a name that lost characters on its way from one that was changed. A program that writes windows-31j puts {@code ?} or
 * 〓 for what it cannot write, or a simpler variant; so the poorer spelling of the very name that is there does not replace it.
 */
final class DegradedName {

    private static final String SUBSTITUTES = "?？〓□■＿_・";
    private static final int NONE = -1;

    private DegradedName() {}

    /** Whether {@code incoming} is what is left of {@code known}. */
    static boolean is(String known, String incoming, TextEncoding encoding) {
        int[] ours = codePoints(known);
        int[] theirs = codePoints(incoming);
        if (known.equals(incoming) || ours.length != theirs.length) {
            return false;
        }
        CharsetEncoder way = encoding.charset().newEncoder();
        int lost = NONE;
        for (int i = 0; i < ours.length; i++) {
            if (ours[i] == theirs[i]) {
                continue;
            }
            boolean couldNotPass = !way.canEncode(Character.toString(ours[i]));
            boolean substitute = SUBSTITUTES.indexOf(theirs[i]) >= 0;
            if (!substitute && !(couldNotPass && isSimpler(ours[i], theirs[i]))) {
                return false;
            }
            lost = i;
        }
        return lost != NONE;
    }

    /** Whether one is written for the other; another kanji is another name, and nobody lost anything. */
    private static boolean isSimpler(int ours, int theirs) {
        return SearchKey.of(Character.toString(ours)).equals(SearchKey.of(Character.toString(theirs)));
    }

    /** Without variation selectors, which name a glyph of the same character. */
    private static int[] codePoints(String text) {
        return text.codePoints()
                .filter(c -> !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF))
                .filter(c -> !Character.isWhitespace(c) && c != '\u3000')
                .toArray();
    }
}
