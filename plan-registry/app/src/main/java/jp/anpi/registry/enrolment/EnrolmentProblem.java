package jp.anpi.registry.enrolment;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of enrolling. */
enum EnrolmentProblem implements ProblemKind {
    UNKNOWN_INVITATION(
            404,
            new Text("招待コードが違います", "Unknown invitation"),
            new Text(
                    "コードを確かめて、もう一度入力してください。新しいカードを受け取った場合は、古いカードは使えません。",
                    "Check the code and enter it again. If you were given a newer card, the older one is void.")),
    USED_INVITATION(
            409,
            new Text("この招待は使用済みです", "This invitation was used"),
            new Text(
                    "招待は1台の端末に1回だけ使えます。自分で使った覚えがないときは、すぐ市に知らせてください。別の端末を登録するには、市に新しい招待を依頼してください。",
                    "An invitation admits one device, once. If it was not you who used it, tell the city at once. To enrol another device, ask the city for a new invitation.")),
    EXPIRED_INVITATION(
            410,
            new Text("この招待は期限切れです", "This invitation has expired"),
            new Text("市に新しい招待を依頼してください。", "Ask the city for a new invitation."));

    private final Entry entry;

    EnrolmentProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
