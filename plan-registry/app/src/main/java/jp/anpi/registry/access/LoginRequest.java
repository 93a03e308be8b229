package jp.anpi.registry.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/** What is sent to sign in, before it is known to be complete. */
record LoginRequest(
        @Nullable String username,
        @Nullable String password,
        @Nullable String code) {

    private static final int LONGEST = 200;
    private static final Text NEEDED = new Text("1 から {0} 文字で入力してください。", "Give 1 to {0} characters.");

    /** Complete credentials; throws {@link jp.anpi.registry.http.problem.Refused} naming what is missing. */
    SignIn.Credentials credentials() {
        if (username != null && password != null && isUsable(username) && isUsable(password)) {
            return new SignIn.Credentials(
                    username.strip(), password, Optional.ofNullable(code).filter(LoginRequest::isUsable));
        }
        List<ProblemItem> wrong = new ArrayList<>();
        if (username == null || !isUsable(username)) {
            wrong.add(ProblemItem.field("username", NEEDED, LONGEST));
        }
        if (password == null || !isUsable(password)) {
            wrong.add(ProblemItem.field("password", NEEDED, LONGEST));
        }
        throw Problem.of(CommonProblem.WRONG_FIELD)
                .and(wrong.toArray(ProblemItem[]::new))
                .refused();
    }

    private static boolean isUsable(String text) {
        return !text.isBlank() && text.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return "LoginRequest[…]";
    }
}
