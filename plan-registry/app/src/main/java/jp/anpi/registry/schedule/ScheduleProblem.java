package jp.anpi.registry.schedule;

import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of schedules. */
enum ScheduleProblem implements ProblemKind {
    NO_FILES(
            422,
            new Text("ファイルがありません", "No file"),
            new Text(
                    "ケアプランデータ連携のファイルを、元のファイル名のまま multipart/form-data で送ってください。",
                    "Send files of the care-plan exchange under their own names as multipart/form-data.")),
    NUMBER_TAKEN(
            409,
            new Text("その番号は別の方に使われています", "The number belongs to somebody else"),
            new Text(
                    "同じ保険者番号と被保険者番号が別の対象者に登録されています。先にそちらから外してください。",
                    "Insurer and insured number are those of another person. Take them from that person first.")),
    UPLOAD_RUNNING(
            409,
            new Text("別の取り込みの途中です", "Another upload is at work"),
            new Text(
                    "ほかの人が第6表を取り込んでいるか、取り消しています。終わってからもう一度お試しください。何も変わっていません。",
                    "Somebody is taking monthly tables in or back. Try again once that is done. Nothing has changed.")),
    NOT_THE_NEWEST(
            409,
            new Text("取り消せません", "It cannot be taken back"),
            new Text(
                    "最後に取り込んだファイルではないか、すでに取り消されています。取り消せるのは最後の取り込みだけです。",
                    "It is not what was taken in last, or it was taken back. Only the last can be.")),
    CHANGED_MEANWHILE(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text("最新の内容を読み直して、もう一度お試しください。", "Read it again and try once more."));

    private static final Text FILES = new Text("ファイルは一度に {0} 件までです。", "At most {0} files at once.");

    private final Entry entry;

    ScheduleProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    static ProblemItem tooManyFiles(int most) {
        return ProblemItem.whole(FILES, most);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
