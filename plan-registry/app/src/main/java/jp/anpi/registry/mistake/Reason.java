package jp.anpi.registry.mistake;

import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** Why somebody is erased, which stays in the trail. */
final class Reason {

    private static final int LONGEST = 400;
    private static final Text TEXT = new Text("理由を{0}文字までで書いてください。", "Say why, in at most {0} characters.");

    private Reason() {}

    /** Refused (422) when nothing is said, or too much. */
    static String read(Optional<String> sent) {
        return sent.map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .orElseThrow(() -> Problem.of(CommonProblem.WRONG_FIELD)
                        .and(ProblemItem.field("reason", TEXT, LONGEST))
                        .refused());
    }
}
