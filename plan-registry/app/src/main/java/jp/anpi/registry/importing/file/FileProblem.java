package jp.anpi.registry.importing.file;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** Why a file is not taken for a list. */
enum FileProblem implements ProblemKind {
    NOT_A_TABLE(
            422,
            new Text("表のファイルではありません", "Not a table"),
            new Text(
                    "{0}のようです。表計算ソフトで「Excelブック（xlsx）」か「CSV UTF-8」として、パスワードを付けずに保存し、そのファイルを送ってください。",
                    "This looks like {1}. Save it as an Excel workbook (xlsx) or CSV without a password and send that file.")),
    MACROS(
            422,
            new Text("マクロ付きのブックです", "A workbook with macros"),
            new Text(
                    "マクロを含むファイルは受け取りません。「Excelブック（xlsx）」として保存し直して送ってください。",
                    "Files with programs in them are not taken. Save it as a plain Excel workbook (xlsx).")),
    UNPACKS_TOO_LARGE(
            422,
            new Text("展開すると大きすぎます", "Unpacks to too much"),
            new Text(
                    "このブックは展開すると大きすぎるため開きませんでした。名簿だけのシートにするか、CSV UTF-8 として保存して送ってください。",
                    "This workbook was not opened, since it would unpack to too much. Keep the list only, or save it as CSV UTF-8.")),
    HEADINGS_MISSING(
            422,
            new Text("見出しが足りません", "Headings are missing"),
            new Text(
                    "{2}{0}行目を見出しと見ましたが、必要な列がありません: {1}。Excelのブックは、見出しのそろったシートを先頭から探して読みます（非表示のシートは読みません）。見出しを直すか、どの列がそれかを指定してください（API では mapping）。",
                    "Row {0}{3} was taken for the headings, but these are missing: {1}. Of a workbook the first sheet that has them is read, hidden ones left out. Correct them, or say which column is which (in the API: mapping).")),
    HEADINGS_DOUBLED(
            422,
            new Text("同じ意味の見出しが2つあります", "Two headings mean the same"),
            new Text(
                    "{3}{0}行目の{2}列目はどちらも「{1}」です。使わないほうを「使わない」にするか、見出しを変えてください。",
                    "In row {0}{4}, columns {2} both mean {1}. Say from which nothing is taken, or rename one of them."));

    private final Entry entry;

    FileProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
