package jp.anpi.registry.http.problem;

/** The refusals that any route may answer. */
public enum CommonProblem implements ProblemKind {
    UNREADABLE(
            400,
            new Text("内容を読み取れません", "Unreadable content"),
            new Text(
                    "送られた内容を読み取れませんでした。errors に示す箇所を UTF-8 の JSON として正しく直し、もう一度送ってください。",
                    "What was sent could not be read. Correct the place named in errors (JSON in UTF-8) and send it again.")),
    WRONG_PARAMETER(
            400,
            new Text("指定の値が正しくありません", "A parameter is wrong"),
            new Text("errors に示す項目を直して、もう一度お試しください。", "Correct the parameter named in errors and try again.")),
    WRONG_FIELD(
            422,
            new Text("入力に誤りがあります", "A field is wrong"),
            new Text("errors に示す項目を直して、もう一度送ってください。", "Correct the fields named in errors and send it again.")),
    NO_PURPOSE(
            422,
            new Text("印刷の目的が必要です", "Say what it is printed for"),
            new Text(
                    "目的を見出し Anpi-Purpose（UTF-8 を % で符号化）に入れてください。監査記録に残ります。",
                    "Say the purpose in the header Anpi-Purpose (percent-encoded UTF-8). It stands in the audit trail.")),
    NOT_SIGNED_IN(
            401,
            new Text("サインインが必要です", "Not signed in"),
            new Text(
                    "サインインしていないか、有効期限が切れています。サインインしてからもう一度お試しください。",
                    "You are not signed in, or your session has ended. Sign in and try again.")),
    DEVICE_WITHDRAWN(
            401,
            new Text("この端末の登録は取り消されました", "This device was withdrawn"),
            new Text(
                    "この端末に残したデータを消去してください。もう一度使うには、市に新しい招待を依頼してください。",
                    "Erase what is kept on this device. To use it again, ask the city for a new invitation.")),
    FORBIDDEN(
            403,
            new Text("権限がありません", "Not allowed"),
            new Text(
                    "この操作はお使いのアカウントの役割では行えません。必要な場合は市の管理者に依頼してください。",
                    "Your account's role does not allow this. Ask the city's administrator if you need it.")),
    HAS_LEFT(
            403,
            new Text("担当は終わっています", "You no longer work here"),
            new Text(
                    "{0} で担当が終わったため、何も表示できません。この端末に残っている報告は、このまま市に届きます。引き続き担当する場合は、市に連絡してください。",
                    "Your last day was {0}: nothing is shown to you any more. What still waits on this device goes to the city all the same. If you do work on, tell the city.")),
    READING_TOKEN(
            403,
            new Text("このトークンでは変更できません", "This token changes nothing"),
            new Text(
                    "閲覧だけのトークンです。変更には、範囲を EVERYTHING または DRILLS としたトークンを使ってください。",
                    "The token is for reading only. To change something use a token of scope EVERYTHING or DRILLS.")),
    FOREIGN_ORIGIN(
            403,
            new Text("別のサイトからの操作です", "Request from another site"),
            new Text(
                    "このサイトの画面から操作してください。スクリプトからは Authorization: Bearer を使ってください。",
                    "Use this site's own pages; scripts must use Authorization: Bearer.")),
    NOT_FOUND(
            404,
            new Text("見つかりません", "Not found"),
            new Text(
                    "その場所には何もないか、お使いのアカウントには表示できません。アドレスを確かめてください。",
                    "There is nothing here, or nothing your account may know of. Check the address.")),
    METHOD_NOT_ALLOWED(
            405,
            new Text("この方法では呼び出せません", "Method not allowed"),
            new Text("{0} は使えません。{1} を使ってください。", "{0} cannot be used here. Use {1}.")),
    NOT_ACCEPTABLE(
            406,
            new Text("求められた形式では返せません", "Not acceptable"),
            new Text("Accept には {0} を指定してください。", "Ask for {0} in Accept.")),
    STALLED(
            408,
            new Text("途中で届かなくなりました", "It stopped on the way"),
            new Text(
                    "時間内にすべてが届きませんでした。何も受け取っていません。通信状態を確かめて、もう一度送ってください。",
                    "Not all of it came in time, and nothing was taken in. Check the connection and send it again.")),
    TOO_LARGE(
            413,
            new Text("大きすぎます", "Too large"),
            new Text("上限は {0} です。分けて送ってください。", "The limit is {0}. Send it in parts.")),
    UNSUPPORTED_TYPE(
            415,
            new Text("この形式は受け取れません", "Unsupported media type"),
            new Text("Content-Type には {0} を指定してください。", "Send Content-Type {0}.")),
    TOO_MANY_REQUESTS(
            429,
            new Text("試行が多すぎます", "Too many requests"),
            new Text("{0} 秒待ってからもう一度お試しください。", "Wait {0} seconds and try again.")),
    REFUSED_REQUEST(
            400,
            new Text("受け付けられません", "Request refused"),
            new Text("要求の形が正しくありません。API の説明を確かめてください。", "The request is not well formed. See the API documents.")),
    UNAVAILABLE(
            503,
            new Text("一時的に利用できません", "Temporarily unavailable"),
            new Text(
                    "ただいま処理できません。内容を手元に残したまま、{0} 秒後にもう一度お試しください。",
                    "This cannot be done right now. Keep what you have and try again in {0} seconds.")),
    INTERNAL(
            500,
            new Text("内部で問題が起きました", "Something failed on our side"),
            new Text(
                    "もう一度お試しください。続く場合は、番号 {0} を添えて市の管理者に連絡してください。",
                    "Try again. If it goes on, tell the city's administrator the number {0}."));

    private final Entry entry;

    CommonProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
