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
            new Text("同じIDで別の内容が記録されています", "Something else is recorded under this id"),
            new Text(
                    "このIDでは別の内容がすでに記録されています。新しいIDで送ってください。",
                    "Something else is recorded under this id already. Send it under a new one."));

    private final Entry entry;

    ConsentProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
