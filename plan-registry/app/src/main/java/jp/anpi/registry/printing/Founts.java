package jp.anpi.registry.printing;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The founts in the jar: BIZ UDGothic, made to be read under stress, and Noto Sans JP for the names that it lacks (𠮷). Nothing
 * of the machine's own is used, so that a sheet looks the same everywhere.
 */
enum Founts {
    REGULAR("BIZUDGothic-Regular.ttf", "BIZ UDGothic", 400),
    BOLD("BIZUDGothic-Bold.ttf", "BIZ UDGothic", 700),
    OTHERS("NotoSansJP-Regular.ttf", "Noto Sans JP", 400),
    OTHERS_BOLD("NotoSansJP-Regular.ttf", "Noto Sans JP", 700);

    private static final int LAST = 0x3FFFF;

    private final String file;
    private final String family;
    private final int weight;

    Founts(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    /** Lets a page use all of them; each is read only when a character needs it. */
    static void offer(PdfRendererBuilder page) {
        for (Founts fount : values()) {
            page.useFont(fount::open, fount.family, fount.weight, FontStyle.NORMAL, true);
        }
    }

    /** What can be shown upright in either weight. Reads the founts; for threads that may block. */
    static Typeface together() {
        BitSet shown = REGULAR.shown();
        shown.and(BOLD.shown());
        shown.or(OTHERS.shown());
        return codePoint -> codePoint <= LAST && shown.get(codePoint);
    }

    private BitSet shown() {
        try (InputStream in = open();
                TrueTypeFont fount = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            CmapLookup glyphs = fount.getUnicodeCmapLookup();
            var shown = new BitSet(LAST);
            for (int codePoint = ' '; codePoint <= LAST; codePoint++) {
                shown.set(codePoint, glyphs.getGlyphId(codePoint) != 0);
            }
            return shown;
        } catch (IOException broken) {
            throw new UncheckedIOException("a fount could not be read: " + file, broken);
        }
    }

    private InputStream open() {
        InputStream in = Founts.class.getResourceAsStream("fonts/" + file);
        if (in == null) {
            throw new IllegalStateException("a fount is missing: " + file);
        }
        return in;
    }
}
