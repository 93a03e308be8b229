package jp.anpi.registry.exporting;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of exports. */
enum ExportProblem implements ProblemKind {
    CANNOT_BE_WRITTEN(
            422,
            new Text("この文字コードでは書けない文字があります", "Characters that this encoding does not have"),
            new Text(
                    "windows-31j（シフトJIS）にない文字を「?」に置き換えることはしません。encoding=utf-8 か format=xlsx で出力してください。",
                    "What windows-31j does not have is never written as a question mark. Use encoding=utf-8 or format=xlsx."));

    private final Entry entry;

    ExportProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
