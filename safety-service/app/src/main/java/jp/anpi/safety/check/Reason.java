package jp.anpi.safety.check;

import java.util.Optional;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/** Why somebody decided, in their own words. */
final class Reason {

    private static final int LONGEST = 500;
    private static final Text TOO_LONG = new Text("{0} 文字までで入力してください。", "Give at most {0} characters.");

    private Reason() {}

    /** The words, empty when there are none; ends the request when they are too long. */
    static Optional<String> of(@Nullable String words) {
        Optional<String> reason = Optional.ofNullable(words).map(String::strip).filter(said -> !said.isEmpty());
        if (reason.filter(said -> said.codePointCount(0, said.length()) > LONGEST)
                .isPresent()) {
            throw Problem.field("reason", TOO_LONG, LONGEST).refused();
        }
        return reason;
    }
}
