package jp.anpi.safety.incident;

import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/** Why a person decided something that nobody can decide without a reason. */
final class Because {

    private static final int LONGEST = 500;
    private static final Text REASON = new Text("理由を 1〜{0} 文字で入力してください。", "Give the reason, 1 to {0} characters.");

    private Because() {}

    /** The reason, or the refusal that names {@code because}. */
    static String of(@Nullable String given) {
        String because = given == null ? "" : given.strip();
        if (because.isEmpty() || because.length() > LONGEST) {
            throw Problem.field("because", REASON, LONGEST).refused();
        }
        return because;
    }
}
