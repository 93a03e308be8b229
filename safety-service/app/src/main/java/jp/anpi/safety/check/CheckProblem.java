package jp.anpi.safety.check;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** How an act on a check can be refused. */
enum CheckProblem implements ProblemKind {
    CLAIMED_BY_ANOTHER(
            409,
            new Text("ほかの人が担当しています", "Somebody else has taken it"),
            new Text("この方はほかの職員が担当中です。画面を更新して担当者を確かめてください。", "Somebody else has taken this check. Reload to see who.")),
    ALREADY_SENT(
            409,
            new Text("すでに車が出ています", "A car is out already"),
            new Text(
                    "この方にはすでに車・班が向かっているか、着いています。だれがいつ出したかを画面で確かめてください。",
                    "A car or team is on its way to this person or with them. See who sent it, and when.")),
    NOT_LINKED(
            409,
            new Text("結び付いていません", "Not linked"),
            new Text("この報告はどなたにも結び付いていません。", "This report is not linked to anybody.")),
    ALREADY_LINKED(
            409,
            new Text("結び付け済みです", "Already linked"),
            new Text(
                    "この報告はすでに別の方に結び付いています。その方でなければ、別の方へ移すか、先に取り消してください。",
                    "This report is linked to somebody already. If it is not about them, move it, or undo that first.")),
    DECIDED_MEANWHILE(
            409,
            new Text("ほかの操作がありました", "Somebody else decided meanwhile"),
            new Text(
                    "この報告には、いま別の操作が行われました。読み直してから、もう一度操作してください。",
                    "Somebody decided about this report at the same moment. Reload, then decide again."));

    private final Entry entry;

    CheckProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
