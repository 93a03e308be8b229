package jp.anpi.registry.importing.person;

import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.group.Disability;

/** The grades of the three certificates (手帳) as cities write them, and which of them the city plans care for. */
final class CertificateGrade {

    private static final Pattern PHYSICAL = Pattern.compile("[1-7](級.*)?");
    private static final Pattern PHYSICAL_SEVERE = Pattern.compile("[12].*");
    private static final Pattern MENTAL = Pattern.compile("[1-3](級.*)?");
    private static final Pattern MENTAL_SEVERE = Pattern.compile("1.*");

    /** Prefectures grade 療育手帳 each in their own way: Ⓐ, A1, Aの2, B; 最重度 to 軽度; 1度 to 4度. */
    private static final Pattern INTELLECTUAL = Pattern.compile("([abc]の?\\d?|最重度|重度|中度|軽度|[1-4]度)(\\(.*)?");

    private static final Pattern INTELLECTUAL_SEVERE = Pattern.compile("(a|最重度|重度|[12]度).*");

    private CertificateGrade() {}

    /** @param grade folded; empty when it is none */
    static Optional<Boolean> severe(Disability.Kind kind, String grade) {
        return switch (kind) {
            case PHYSICAL -> judged(PHYSICAL, PHYSICAL_SEVERE, grade);
            case INTELLECTUAL -> judged(INTELLECTUAL, INTELLECTUAL_SEVERE, grade);
            case MENTAL -> judged(MENTAL, MENTAL_SEVERE, grade);
        };
    }

    private static Optional<Boolean> judged(Pattern form, Pattern severe, String grade) {
        return form.matcher(grade).matches() ? Optional.of(severe.matcher(grade).matches()) : Optional.empty();
    }
}
