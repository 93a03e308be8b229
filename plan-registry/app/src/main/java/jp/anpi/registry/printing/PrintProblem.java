package jp.anpi.registry.printing;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of printing. */
enum PrintProblem implements ProblemKind {
    NO_PLAN(
            404,
            new Text("印刷できる計画がありません", "There is no plan to print"),
            new Text(
                    "この人には計画（案を含む）がありません。計画を作るか、救急情報カードだけを印刷してください。",
                    "This person has no plan, not even a draft. Write one, or print the emergency card alone.")),
    ONE_AT_A_TIME(
            409,
            new Text("前の印刷をまだ作成中です", "An earlier print is still being made"),
            new Text(
                    "一度に作れる印刷用ファイルは一人一つです。前の作成が終わるまで待つか、取り消してください。",
                    "One file at a time for each account. Wait for the earlier one, or cancel it.")),
    TOO_MANY_TO_PRINT(
            422,
            new Text("一つのファイルには多すぎます", "Too many for one file"),
            new Text(
                    "選んだ範囲は{1}件で、1つのファイルは{0}件までです。優先群と地区で分けて印刷してください: {2}。",
                    "What was chosen comes to {1}, and a file holds {0}. Choose groups and districts that fit: {3}.")),
    NOTHING_TO_PRINT(
            422,
            new Text("該当する人がいません", "There is nobody to print"),
            new Text("優先群と地区の選び方を変えて、もう一度お試しください。", "Choose other groups or another district and try again.")),
    NOT_FINISHED(
            409,
            new Text("まだ作成中です", "Still being made"),
            new Text("作成が終わってから受け取ってください。", "Fetch it once it is finished.")),
    PRINT_FAILED(
            500,
            new Text("印刷用ファイルを作れませんでした", "The file could not be made"),
            new Text("もう一度お試しください。続く場合は市の管理者に連絡してください。", "Try again. If it goes on, tell the city's administrator."));

    private final Entry entry;

    PrintProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
