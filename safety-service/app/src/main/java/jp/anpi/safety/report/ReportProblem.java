package jp.anpi.safety.report;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** How a report can be refused. */
enum ReportProblem implements ProblemKind {
    OTHER_CONTENT(
            409,
            new Text("同じ番号で内容の違う報告があります", "Another report has this id"),
            new Text(
                    "この報告番号では、内容の違う報告をすでに受け付けています。訂正は新しい番号の報告とし、supersedes に元の番号を入れて送ってください。",
                    "A report with this id and other content is already held. Send a correction as a new report that names this"
                            + " one in supersedes.")),
    NOT_UTF8(
            400,
            new Text("文字コードが UTF-8 ではありません", "Not UTF-8"),
            new Text(
                    "報告は UTF-8 で送ってください。文字化けを避けるため、別の文字コードは受け付けません。",
                    "Send reports in UTF-8. Another encoding is refused rather than guessed.")),
    REPORT_TOO_LARGE(
            413,
            new Text("報告が大きすぎます", "The report is too large"),
            new Text("報告 1 件の上限は {0} KB です。", "A report may have at most {0} KB.")),
    BATCH_TOO_LARGE(
            413,
            new Text("まとめて送る量が多すぎます", "The batch is too large"),
            new Text("1 回に送れる上限は {0} MB です。分けて送ってください。", "At most {0} MB may be sent at once. Send it in parts.")),
    NOTHING_ACCEPTED(
            422,
            new Text("受け付けた報告がありません", "No report was accepted"),
            new Text(
                    "どの行も受け付けられませんでした。errors に示す行を直して、もう一度送ってください。",
                    "No line could be accepted. Correct the lines named in errors and send them again.")),
    NOT_YOUR_CLIENT(
            404,
            new Text("担当の方ではありません", "Not your client"),
            new Text(
                    "この方は担当名簿にありません。担当外の方については personId を入れず、氏名と住所で報告してください。",
                    "This person is not on your list. Report about others without personId, by name and address."));

    private final Entry entry;

    ReportProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
