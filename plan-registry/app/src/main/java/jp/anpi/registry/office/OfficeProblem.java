package jp.anpi.registry.office;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of offices, members and assignments. */
enum OfficeProblem implements ProblemKind {
    OFFICE_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text(
                    "読み込んだ後に、別の人が変更しました。最新の内容を読み直して、もう一度お試しください。",
                    "Somebody changed it since you read it. Read it again and try once more."));

    private final Entry entry;

    OfficeProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
