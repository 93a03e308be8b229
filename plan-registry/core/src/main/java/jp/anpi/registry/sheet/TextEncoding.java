package jp.anpi.registry.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
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
     * Tells from the whole text what it is: by its mark, else UTF-8 when every byte fits, which Japanese in windows-31j does not.
     * Text in ASCII alone is UTF-8. Reads to the end in bounded memory; closing is the caller's.
     */
    public static TextEncoding sniff(InputStream text) throws IOException {
        byte[] bytes = new byte[PIECE];
        int length = text.readNBytes(bytes, 0, PIECE);
        if (length >= 2 && isUtf16Mark(bytes[0], bytes[1])) {
            return UTF_16;
        }
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(PIECE);
        while (true) {
            boolean last = length < PIECE;
            var in = ByteBuffer.wrap(bytes, 0, length);
            if (utf8.decode(in, out.clear(), last).isError()) {
                return WINDOWS_31J;
            }
            if (last) {
                return UTF_8;
            }
            int kept = in.remaining();
            in.get(bytes, 0, kept);
            length = kept + text.readNBytes(bytes, kept, PIECE - kept);
        }
    }

    private static boolean isUtf16Mark(byte first, byte second) {
        return (first == (byte) 0xFE && second == (byte) 0xFF) || (first == (byte) 0xFF && second == (byte) 0xFE);
    }
}
