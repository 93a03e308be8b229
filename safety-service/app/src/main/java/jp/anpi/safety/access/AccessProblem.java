package jp.anpi.safety.access;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** Refusals that say more than that something is not allowed. */
enum AccessProblem implements ProblemKind {
    NOT_CONSENTED(
            403,
            new Text("平常時の情報提供に同意を得ていません", "Not shared in peacetime"),
            new Text(
                    "訓練は平常時に当たります。この方からは、あなたの立場の人に情報を示すことの同意を得ていません。実際の災害のときには見られます。",
                    "A drill is peacetime, and this person has not agreed to be shared with such as you. In a real disaster you will see them.")),
    NO_LONGER_YOURS(
            403,
            new Text("担当が終わっているため受け付けられません", "Not taken: your work there has ended"),
            new Text(
                    "担当の最終日より後に書かれたか、最終日から日がたって届いたか、別の事業所に移られています。今も必要な内容なら、事業所か市に電話で知らせてください。",
                    "It was written after your last day there, or came too long after it, or you work for another office now. If it still matters, tell the office or the city by telephone."));

    private final Entry entry;

    AccessProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
