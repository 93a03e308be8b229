package jp.anpi.registry.access;

import java.time.Duration;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/**
 * A token that somebody wants for a script.
 *
 * @param name what its owner calls it
 * @param days how long it lasts, 1 to 366, 30 unless said otherwise
 */
record TokenRequest(
        @Nullable String name,
        SessionState.@Nullable Scope scope,
        @Nullable Integer days) {

    private static final int LONGEST_NAME = 60;
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final Text NAME = new Text("1 から {0} 文字で入力してください。", "Give 1 to {0} characters.");
    private static final Text SCOPE =
            new Text("EVERYTHING、READING、DRILLS のどれかを指定してください。", "Give EVERYTHING, READING or DRILLS.");
    private static final Text DAYS = new Text("1 から {0} 日を指定してください。", "Give 1 to {0} days.");

    String neededName() {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Problem.field("name", NAME, LONGEST_NAME).refused();
        }
        return name.strip();
    }

    SessionState.Scope neededScope() {
        if (scope == null) {
            throw Problem.field("scope", SCOPE).refused();
        }
        return scope;
    }

    Duration lasts() {
        int wanted = days == null ? USUAL_DAYS : days;
        if (wanted < 1 || wanted > MOST_DAYS) {
            throw Problem.field("days", DAYS, MOST_DAYS).refused();
        }
        return Duration.ofDays(wanted);
    }
}
