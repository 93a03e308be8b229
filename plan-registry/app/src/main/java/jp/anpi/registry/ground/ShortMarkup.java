package jp.anpi.registry.ground;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text of XML in which no mark is longer than any honest one: the parser holds a whole one in memory, however long it is. */
final class ShortMarkup extends FilterReader {

    /** Letters from one mark to the next: OpenStreetMap allows a value 255. */
    private static final int LONGEST = 64 * 1024;

    /** {@code <!---->}: the dashes that open a comment do not close it. */
    private static final int SHORTEST_COMMENT = 6;

    private Within within = Within.TEXT;
    private int since;
    private char before;
    private char beforeThat;

    /** Where a mark that begins so may end; only in elements and text a {@code <} begins the next. */
    private enum Within {
        TEXT,
        OPENED,
        DECLARATION,
        COMMENT,
        DATA,
        INSTRUCTION,
        DOCUMENT_TYPE
    }

    ShortMarkup(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** @throws UnreadableExtract where one is longer */
    @Override
    public int read(char[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int i = from; i < from + read; i++) {
            since++;
            within = after(into[i]);
            beforeThat = before;
            before = into[i];
            if (since > LONGEST) {
                throw new UnreadableExtract(UnreadableExtract.Reason.NO_EXTRACT);
            }
        }
        return read;
    }

    private Within after(char letter) {
        return switch (within) {
            case TEXT -> text(letter);
            case OPENED ->
                switch (letter) {
                    case '!' -> Within.DECLARATION;
                    case '?' -> Within.INSTRUCTION;
                    default -> text(letter);
                };
            case DECLARATION ->
                switch (letter) {
                    case '-' -> Within.COMMENT;
                    case '[' -> Within.DATA;
                    default -> Within.DOCUMENT_TYPE;
                };
            case COMMENT -> ends("--", letter) && since >= SHORTEST_COMMENT ? Within.TEXT : within;
            case DATA -> ends("]]", letter) ? Within.TEXT : within;
            case INSTRUCTION -> letter == '>' && before == '?' ? Within.TEXT : within;
            case DOCUMENT_TYPE -> within;
        };
    }

    private Within text(char letter) {
        if (letter != '<') {
            return Within.TEXT;
        }
        since = 0;
        return Within.OPENED;
    }

    private boolean ends(String mark, char letter) {
        return letter == '>' && beforeThat == mark.charAt(0) && before == mark.charAt(1);
    }
}
