package jp.anpi.registry.importing.person;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A 宛名番号, the same whether a list writes it in wide or narrow characters.
 *
 * @param text in narrow characters without spaces; its zeros in front count
 */
public record ResidentNumber(String text) {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]");
    private static final Pattern ZEROS_IN_FRONT = Pattern.compile("^0+(?=.)");
    private static final char FIRST_NARROW = '!';
    private static final char LAST_NARROW = '~';
    private static final int TO_WIDE = '！' - FIRST_NARROW;

    /** As a list writes it. */
    public static ResidentNumber of(String written) {
        return new ResidentNumber(SPACES.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll(""));
    }

    /** What is left of it in a spreadsheet that takes it for a figure. */
    public String withoutZeros() {
        return ZEROS_IN_FRONT.matcher(text).replaceFirst("");
    }

    /** In wide characters, as some lists write it. */
    public String wide() {
        var wide = new StringBuilder(text);
        for (int i = 0; i < wide.length(); i++) {
            char narrow = wide.charAt(i);
            if (narrow >= FIRST_NARROW && narrow <= LAST_NARROW) {
                wide.setCharAt(i, (char) (narrow + TO_WIDE));
            }
        }
        return wide.toString();
    }

    /** Says nothing: it names a person. */
    @Override
    public String toString() {
        return "ResidentNumber";
    }
}
