package jp.anpi.registry.letter;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** What can be wrong with noting letters. */
enum LetterProblem implements ProblemKind {
    LIST_HAS_CHANGED(
            409,
            new Text("一覧が変わっています", "The list has changed"),
            new Text(
                    "いまの一覧は{0}人で、表示したときと同じ人ではありません。何も記録していません。一覧とファイルを開き直して、確かめてからもう一度記録してください。",
                    "It has {0} people now, and not the same as when it was shown. Nothing was noted. Open list and file again, compare, and note it once more."));

    private final Entry entry;

    LetterProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
