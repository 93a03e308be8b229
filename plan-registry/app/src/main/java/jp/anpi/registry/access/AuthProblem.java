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
                    "Check what you typed and try again. If you forgot your password, ask the city's administrator.")),
    SECOND_FACTOR_NEEDED(
            401,
            new Text("確認番号が必要です", "A one-time password is needed"),
            new Text(
                    "認証アプリに表示された 6 桁の番号か、控えておいた回復コードを入力してください。",
                    "Give the six digits that your authenticator app shows, or one of your recovery codes.")),
    WRONG_SECOND_FACTOR(
            401,
            new Text("確認番号が違います", "Wrong one-time password"),
            new Text(
                    "番号は一度しか使えません。次の番号が表示されてから入力してください。アプリを失くしたときは回復コードを使うか、市の管理者に依頼してください。",
                    "Each can be used once: wait for the next one. If you lost the app, use a recovery code or ask the city's administrator.")),
    CITY_SIGN_IN_FAILED(
            401,
            new Text("市の共通認証でサインインできませんでした", "The city's sign-in did not work"),
            new Text(
                    "もう一度サインインしてください。続くときは、市の管理者に知らせてください。",
                    "Sign in again. If this goes on, tell the city's administrator.")),
    CITY_ROLE_MISSING(
            403,
            new Text("このシステムの利用者に登録されていません", "You are no user of this system"),
            new Text(
                    "市の共通認証には成功しましたが、役割が割り当てられていません。市の管理者に依頼してください。",
                    "The city's sign-in worked, but gives you no role here. Ask the city's administrator.")),
    HAS_SECOND_FACTOR(
            409,
            new Text("確認番号はもう設定されています", "There is a second factor already"),
            new Text("設定し直すには、先に今の設定を外してください。", "Remove the present one first.")),
    USERNAME_TAKEN(
            409,
            new Text("このユーザー名は使われています", "The username is taken"),
            new Text("別のユーザー名を指定してください。", "Choose another one.")),
    OWN_ACCOUNT(
            409,
            new Text("自分のアカウントには行えません", "Not on one's own account"),
            new Text("別の管理者に依頼してください。", "Ask another administrator."));

    private final Entry entry;

    AuthProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
