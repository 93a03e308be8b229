package jp.anpi.registry.paper;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of sheets of paper. */
enum PaperProblem implements ProblemKind {
    NOBODY_ON_SHEET(
            422,
            new Text("この票に載る人がいません", "Nobody belongs on this sheet"),
            new Text(
                    "担当や地区、優先群を選び直してください。担当の登録が正しいか、平常時の票なら同意が記録されているかも確かめてください。",
                    "Choose another member, district or groups, and check that the assignments are right and, for paper before a disaster, that consents are recorded.")),
    SHEET_TOO_LONG(
            422,
            new Text("一度に作る票の人数が多すぎます", "Too many people for one making"),
            new Text(
                    "{0} 人になります。上限は {1} 人です。職員ごとに、または優先群を絞って、分けて作ってください。",
                    "They would hold {0} people; the limit is {1}. Make them for each member, or choose fewer groups.")),
    MISTYPED_CODE(
            422,
            new Text("行のコードが違います", "Not a row code"),
            new Text(
                    "打ち間違いがあります。紙の行に印刷された6文字を、もう一度確かめてください。",
                    "It is mistyped. Look again at the six symbols printed in the row.")),
    UNKNOWN_SHEET(
            404,
            new Text("この票は見つかりません", "No such sheet"),
            new Text(
                    "この市で作った票ではないか、あなたの担当の票ではありません。市の災害対策本部では、どの票も入力できます。",
                    "It was not made here, or it is not the sheet of your clients. The city's desk can enter every sheet."));

    private final Entry entry;

    PaperProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
