package jp.anpi.registry.group;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of groups. */
enum GroupProblem implements ProblemKind {
    NEEDS_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text(
                    "読み込んだ後に、別の人がこの対象者を変更しました。最新の内容を読み直して、もう一度お試しください。",
                    "Somebody changed this person since you read it. Read it again and try once more."));

    private final Entry entry;

    GroupProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
