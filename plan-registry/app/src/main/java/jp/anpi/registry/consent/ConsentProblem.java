package jp.anpi.registry.consent;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of recording a consent. */
enum ConsentProblem implements ProblemKind {
    CONSENT_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text(
                    "読み込んだ後に、別の人がこの対象者を変更しました。同意の状況を読み直して、もう一度お試しください。",
                    "Somebody changed this person since you read it. Read the consents again and try once more.")),
    ACT_TAKEN_BACK(
            409,
            new Text("もう取り消されています", "Taken back already"),
            new Text("この一括の記録は、すでに取り消されています。", "What was recorded of many at once is taken back already.")),
    OTHER_ACT(
            409,
            new Text("前に送られた別の内容が記録されています", "Something else is recorded under this id"),
            new Text(
                    "同じ記録として前に送られた別の内容が、すでに記録されています。直すときは、それを取り消してから新しく記録してください。",
                    "Something else is recorded under this id already. To correct it, take that back and record anew under a new id."));

    private final Entry entry;

    ConsentProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
