package jp.anpi.safety.matching;

import java.util.List;
import java.util.stream.Collectors;
import jp.anpi.safety.contract.Explanation;

/** The reasons in plain words; they name fields, never their values. */
final class Sentences {

    private Sentences() {}

    static Explanation about(List<Finding> findings) {
        String ja = findings.stream()
                .map(finding -> finding.field().ja + "：" + finding.agreement().ja)
                .collect(Collectors.joining("、"));
        String en = findings.stream()
                .map(finding -> finding.field().en + ": " + finding.agreement().en)
                .collect(Collectors.joining(", "));
        return new Explanation(ja + warning(findings, true), en + warning(findings, false));
    }

    static Explanation certain(List<Finding> findings) {
        String ja = agreeing(findings).map(field -> field.ja).collect(Collectors.joining("・"));
        String en = agreeing(findings).map(field -> field.en).collect(Collectors.joining(", "));
        return new Explanation(
                ja + "がすべて一致し、ほかに当てはまる人がいないため自動で結び付けました。",
                "Linked automatically: " + en + " all agree and nobody else fits.");
    }

    private static java.util.stream.Stream<Field> agreeing(List<Finding> findings) {
        return findings.stream().filter(finding -> finding.agreement().agrees()).map(Finding::field);
    }

    private static String warning(List<Finding> findings, boolean japanese) {
        boolean name = differs(findings, Field.GIVEN_NAME);
        boolean birth = differs(findings, Field.BIRTH_DATE);
        if (name && !birth) {
            return japanese
                    ? "。家族や双子など別の人かもしれません。"
                    : ". This may be another person of the family, such as a twin or a parent.";
        }
        if (birth) {
            return japanese ? "。生年月日が違うため、別の人かもしれません。" : ". The date of birth differs, so this may be another person.";
        }
        return japanese ? "。" : ".";
    }

    private static boolean differs(List<Finding> findings, Field field) {
        return findings.get(field.ordinal()).agreement() == Agreement.CONFLICT;
    }
}
