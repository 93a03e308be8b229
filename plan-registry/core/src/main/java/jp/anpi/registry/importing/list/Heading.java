package jp.anpi.registry.importing.list;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Headings compared as people mean them: widths, spaces, line breaks and capitals play no part. */
public final class Heading {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");

    private Heading() {}

    /** The heading, or another text that people write so, as it is compared. */
    public static String folded(String heading) {
        String compatible = Normalizer.normalize(heading, Normalizer.Form.NFKC);
        return SPACES.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A number with letters in it, such as a 事業所番号, in narrow capitals. */
    public static String capitals(String number) {
        return folded(number).toUpperCase(Locale.ROOT);
    }
}
