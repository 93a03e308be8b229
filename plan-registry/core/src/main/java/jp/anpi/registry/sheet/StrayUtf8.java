package jp.anpi.registry.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tells a row in UTF-8 among rows in windows-31j, as files have that were joined. Its bytes make words in windows-31j too, only not
 * those that were meant: 山田 becomes 螻ｱ逕ｰ, and no byte is wrong. The other way round words in windows-31j make UTF-8 by chance only
 * where rare kanji stand beside half-width kana or beside kanji whose second bytes happen to fit, hence the numbers.
 */
final class StrayUtf8 {

    /** When nothing in the row is anything else. */
    private static final int ENOUGH_IN_A_ROW = 2;

    /** Whatever the cells beside it are. */
    private static final int ENOUGH_IN_A_CELL = 4;

    /** From here on a character takes three bytes in UTF-8, as all Japanese ones do. */
    private static final int THREE_BYTES = 0x800;

    private StrayUtf8() {}

    /** @param cells their bytes, one in each character */
    static boolean isIn(List<String> cells) {
        int inTheRow = 0;
        boolean nothingElse = true;
        for (String cell : cells) {
            OptionalInt found = japanese(cell);
            if (found.orElse(0) >= ENOUGH_IN_A_CELL) {
                return true;
            }
            nothingElse &= found.isPresent();
            inTheRow += found.orElse(0);
        }
        return nothingElse && inTheRow >= ENOUGH_IN_A_ROW;
    }

    /** How many characters of Japanese it has in UTF-8; empty when it is not UTF-8. */
    private static OptionalInt japanese(String cell) {
        if (cell.chars().allMatch(one -> one < 0x80)) {
            return OptionalInt.of(0);
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(cell.getBytes(StandardCharsets.ISO_8859_1)));
            CharsetEncoder japanese = TextEncoding.WINDOWS_31J.charset().newEncoder();
            return OptionalInt.of((int) text.chars()
                    .filter(one -> one >= THREE_BYTES && japanese.canEncode((char) one))
                    .count());
        } catch (CharacterCodingException _) {
            return OptionalInt.empty();
        }
    }
}
