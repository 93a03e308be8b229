package jp.anpi.registry.office;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** Reads what was sent field by field and remembers each that is wrong. */
final class OfficeFields {

    private static final int LONGEST = 200;
    private static final Text MISSING = new Text("必須です。", "It is required.");
    private static final Text TOO_LONG = new Text("{0}文字までです。", "At most {0} characters.");
    private static final Text TOO_MANY = new Text("{0}件までです。", "At most {0}.");
    private static final Text UNKNOWN = new Text("登録されていません。", "It is not registered.");
    private static final Text FIRST_AFTER_LAST = new Text("開始日より前です。", "It is before the first day.");

    private static final Text TOO_LONG_AGO = new Text("1年より前の日は書けません。", "It is more than a year ago.");
    private static final Text ENDED =
            new Text("{0}で終わっています。最後の日をその日までにしてください。", "It ends on {0}; the last day must not be later.");

    private final List<ProblemItem> wrong = new ArrayList<>();

    /** Blank counts as missing; the answer is of no use when something is wrong. */
    String name(String field, Optional<String> sent) {
        return required(field, line(field, sent), "?");
    }

    Optional<String> line(String field, Optional<String> sent) {
        if (sent.filter(text -> text.length() > LONGEST).isPresent()) {
            wrong.add(ProblemItem.field(field, TOO_LONG, LONGEST));
        }
        return sent.map(String::strip).filter(text -> !text.isEmpty());
    }

    <T> T required(String field, Optional<T> sent, T otherwise) {
        if (sent.isEmpty()) {
            wrong.add(ProblemItem.field(field, MISSING));
        }
        return sent.orElse(otherwise);
    }

    /** At most so many and none left empty; nothing when it is not so, since whoever is left out would count as taken away. */
    <T> List<T> all(String field, Optional<List<T>> sent, int most) {
        List<T> given = required(field, sent, List.of());
        int before = wrong.size();
        if (given.size() > most) {
            wrong.add(ProblemItem.field(field, TOO_MANY, most));
        }
        for (int i = 0; i < Math.min(given.size(), most); i++) {
            if (given.get(i) == null) {
                wrong.add(ProblemItem.field(field + "[" + i + "]", MISSING));
            }
        }
        return wrong.size() == before ? given : List.of();
    }

    /** Nobody is registered under what stands there. */
    void unknown(String field) {
        wrong.add(ProblemItem.field(field, UNKNOWN));
    }

    /** A last day that comes before the first. */
    void firstAfterLast(String field) {
        wrong.add(ProblemItem.field(field, FIRST_AFTER_LAST));
    }

    /** A day that can hardly be meant. */
    void tooLongAgo(String field) {
        wrong.add(ProblemItem.field(field, TOO_LONG_AGO));
    }

    /** Who serves ends before. */
    void ended(String field, LocalDate last) {
        wrong.add(ProblemItem.field(field, ENDED, last));
    }

    /** Refused (422) naming each field that is wrong. */
    void refuseWrong() {
        if (!wrong.isEmpty()) {
            throw Problem.of(CommonProblem.WRONG_FIELD)
                    .and(wrong.toArray(ProblemItem[]::new))
                    .refused();
        }
    }
}
