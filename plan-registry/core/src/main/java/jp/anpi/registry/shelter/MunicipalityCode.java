package jp.anpi.registry.shelter;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a city, 全国地方公共団体コード.
 *
 * @param value five digits: without the one that checks the others
 */
public record MunicipalityCode(String value) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4,5})\\d?(\\.0)?");
    private static final Pattern ID_OF_THE_STATE = Pattern.compile("[ES](\\d{5})\\d{8}");

    public MunicipalityCode {
        if (!value.matches("\\d{5}")) {
            throw new IllegalArgumentException("a municipality has five digits, or six with the one that checks them");
        }
    }

    /**
     * With or without the digit that checks the others, in any width; empty for what is no code.
     *
     * @param written five or six digits; four where a spreadsheet took the zero away
     */
    public static Optional<MunicipalityCode> read(String written) {
        Matcher found = WRITTEN.matcher(folded(written));
        return found.matches()
                ? Optional.of(new MunicipalityCode("0".repeat(5 - found.group(1).length()) + found.group(1)))
                : Optional.empty();
    }

    /** What a 共通ID of the Geospatial Information Authority begins with; empty for any other id. */
    public static Optional<MunicipalityCode> inId(String id) {
        Matcher found = ID_OF_THE_STATE.matcher(folded(id));
        return found.matches() ? Optional.of(new MunicipalityCode(found.group(1))) : Optional.empty();
    }

    /** With the digit that checks the others, as open data has it: six digits. */
    public String checked() {
        int sum = 0;
        for (int i = 0; i < value.length(); i++) {
            sum += (value.charAt(i) - '0') * (value.length() + 1 - i);
        }
        return value + (11 - sum % 11) % 10;
    }

    private static String folded(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
    }
}
