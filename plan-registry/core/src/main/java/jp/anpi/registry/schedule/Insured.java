package jp.anpi.registry.schedule;

import java.util.regex.Pattern;

/**
 * Who is insured: insurer and insured number together, as texts. One alone names several people, since each insurer counts for
 * itself, and who moves gets another pair. Neither is a figure: zeros in front count, and people on welfare alone have {@code H}
 * and nine digits. The insurer need not be the city a person lives in (住所地特例).
 *
 * @param insurer 保険者番号, six digits
 * @param number 被保険者番号, ten digits or {@code H} and nine
 */
public record Insured(String insurer, String number) {

    static final Pattern INSURER = Pattern.compile("[0-9]{6}");
    static final Pattern NUMBER = Pattern.compile("[0-9]{10}|H[0-9]{9}");

    public Insured {
        if (!isInsurer(insurer) || !isNumber(number)) {
            throw new IllegalArgumentException("an insurer has six digits, an insured number ten or H and nine");
        }
    }

    /** Whether a text can be a 保険者番号. */
    public static boolean isInsurer(String text) {
        return INSURER.matcher(text).matches();
    }

    /** Whether a text can be a 被保険者番号. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Says nothing: the pair names a person. */
    @Override
    public String toString() {
        return "Insured[…]";
    }
}
