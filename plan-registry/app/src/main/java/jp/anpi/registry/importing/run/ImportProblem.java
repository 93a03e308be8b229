package jp.anpi.registry.importing.run;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of imports. */
enum ImportProblem implements ProblemKind {
    ONE_LIST(
            422,
            new Text("名簿のファイルを1つ送ってください", "Send one list"),
            new Text(
                    "CSVファイルを1つだけ、multipart/form-data で送ってください。", "Send exactly one CSV file as multipart/form-data.")),
    MAPPING_WRONG(
            422,
            new Text("見出しの対応が読めません", "The mapping cannot be read"),
            new Text(
                    "mapping は {\"見出し\": \"項目\"} の形のJSONです。項目は {0} のどれか、使わない見出しは空の文字列です。",
                    "Send mapping as JSON of headings and columns; columns are {0}, and an empty text takes nothing from there.")),
    NO_PROFILE(
            422,
            new Text("その名前の割り当てはありません", "No such profile"),
            new Text(
                    "「{0}」という名前で保存した割り当てがありません。一覧から選ぶか、割り当てを指定してください。",
                    "Nothing is saved under the name {0}. Choose a name of the list, or say what the headings mean.")),
    TOO_MANY_PROFILES(
            409,
            new Text("これ以上保存できません", "Too many profiles"),
            new Text(
                    "保存できるのは、一覧の種類ごとに{0}件までです。使わないものを削除してください。",
                    "At most {0} for each kind of list. Remove one that is not used.")),
    IMPORT_RUNNING(
            409,
            new Text("別の取り込みが進行中です", "Another import is running"),
            new Text("終わるまで待ってから、もう一度お試しください。", "Wait until it is done and try again.")),
    NOTHING_TO_TAKE_BACK(
            409,
            new Text("取り消せません", "Cannot be taken back"),
            new Text("取り消せるのは、最後に行った取り込みだけです。", "Only the newest import can be taken back."));

    private final Entry entry;

    ImportProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
