package jp.anpi.registry.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a table's text is written as bytes. */
public enum TextEncoding {
    /** With or without a byte order mark. */
    UTF_8(StandardCharsets.UTF_8),
    /** What spreadsheets call Unicode text; always with a byte order mark. */
    UTF_16(StandardCharsets.UTF_16),
    /** What municipal programs call Shift JIS: Java's {@code Shift_JIS} lacks 髙, 﨑, ① and 〜. */
    WINDOWS_31J(Charset.forName("windows-31j"));

    private static final int PIECE = 16_384;

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }

    /**
     * Tells from the whole text what it is: by its mark, else by its lines. Japanese in windows-31j does not fit UTF-8, so a line that
     * does not fit is in windows-31j; where files of both were joined, the encoding of most lines is told, of which the other lines
     * are faults. Text in ASCII alone is UTF-8. Reads to the end in bounded memory; closing is the caller's.
     */
    public static TextEncoding sniff(InputStream text) throws IOException {
        byte[] bytes = new byte[PIECE];
        int length = text.readNBytes(bytes, 0, PIECE);
        if (length >= 2 && isUtf16Mark(bytes[0], bytes[1])) {
            return UTF_16;
        }
        if (length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return UTF_8;
        }
        var lines = new Utf8Lines();
        while (length > 0) {
            for (int i = 0; i < length; i++) {
                lines.next(bytes[i]);
            }
            length = text.readNBytes(bytes, 0, PIECE);
        }
        return lines.areMostlyUtf8() ? UTF_8 : WINDOWS_31J;
    }

    private static boolean isUtf16Mark(byte first, byte second) {
        return (first == (byte) 0xFE && second == (byte) 0xFF) || (first == (byte) 0xFF && second == (byte) 0xFE);
    }
}
