package jp.anpi.registry.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Headings compared as people mean them: widths, spaces, line breaks and capitals play no part. */
final class Heading {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");

    private Heading() {}

    static String folded(String heading) {
        String compatible = Normalizer.normalize(heading, Normalizer.Form.NFKC);
        return SPACES.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** A number with letters in it, such as a 事業所番号, in narrow capitals. */
    static String capitals(String number) {
        return folded(number).toUpperCase(Locale.ROOT);
    }
}
