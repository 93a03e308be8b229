package jp.anpi.safety.check;

import java.util.Optional;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/** Why somebody decided, in their own words. */
final class Reason {

    private static final int LONGEST = 500;
    private static final Text TOO_LONG = new Text("{0} 文字までで入力してください。", "Give at most {0} characters.");

    private static final Text BROKEN =
            new Text("壊れた文字（対になっていないサロゲート）を除いて入力してください。", "Remove broken characters (unpaired surrogates).");

    private Reason() {}

    /** The words, empty when there are none; ends the request when they are too long. */
    static Optional<String> of(@Nullable String words) {
        Optional<String> reason = Optional.ofNullable(words).map(String::strip).filter(said -> !said.isEmpty());
        if (reason.filter(said -> said.codePointCount(0, said.length()) > LONGEST)
                .isPresent()) {
            throw Problem.field("reason", TOO_LONG, LONGEST).refused();
        }
        reason.ifPresent(said -> demandWhole("reason", said));
        return reason;
    }

    /** Ends the request when there is half a character in the words, which nothing could store or show. */
    static void demandWhole(String field, String words) {
        if (words.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw Problem.field(field, BROKEN).refused();
        }
    }
}
