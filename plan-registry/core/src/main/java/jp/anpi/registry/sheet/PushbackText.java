package jp.anpi.registry.sheet;

import java.io.IOException;
import java.io.Reader;

/** Characters of a reader, of which some may be given back. */
final class PushbackText {

    private final Reader source;
    private final char[] buffer = new char[8_192];
    private int filled;
    private int next;
    private String back = "";
    private int backNext;

    PushbackText(Reader source) {
        this.source = source;
    }

    /** The next character, or -1 at the end. */
    int read() throws IOException {
        if (backNext < back.length()) {
            return back.charAt(backNext++);
        }
        if (next == filled) {
            filled = Math.max(0, source.read(buffer, 0, buffer.length));
            next = 0;
            if (filled == 0) {
                return -1;
            }
        }
        return buffer[next++];
    }

    /** The character just read will be read again. */
    void unread(char c) {
        if (backNext > 0 && back.charAt(backNext - 1) == c) {
            backNext--;
        } else if (backNext == back.length() && next > 0 && buffer[next - 1] == c) {
            next--;
        } else {
            unread(String.valueOf(c));
        }
    }

    /** This text will be read next. */
    void unread(String text) {
        back = text + back.substring(backNext);
        backNext = 0;
    }
}
