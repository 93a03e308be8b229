package jp.anpi.registry.access;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of signing in. */
enum AuthProblem implements ProblemKind {
    WRONG_CREDENTIALS(
            401,
            new Text("ユーザー名かパスワードが違います", "Wrong username or password"),
            new Text(
                    "入力を確かめて、もう一度お試しください。パスワードを忘れた場合は市の管理者に依頼してください。",
                    "Check what you typed and try again. If you forgot your password, ask the city's administrator."));

    private final int status;
    private final Text title;
    private final Text detail;

    AuthProblem(int status, Text title, Text detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public Text detail() {
        return detail;
    }
}
