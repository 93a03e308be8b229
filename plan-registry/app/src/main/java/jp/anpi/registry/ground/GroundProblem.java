package jp.anpi.registry.ground;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of extracts. */
enum GroundProblem implements ProblemKind {
    ONE_EXTRACT(
            422,
            new Text("OpenStreetMap のファイルを1つ送ってください", "Send one extract"),
            new Text(
                    "OpenStreetMap の抽出データ（.osm.pbf または .osm）を1つだけ、multipart/form-data で送ってください。",
                    "Send exactly one extract of OpenStreetMap (.osm.pbf or .osm) as multipart/form-data.")),
    UNREADABLE_EXTRACT(
            422,
            new Text("OpenStreetMap のデータを読み取れません", "The extract cannot be read"),
            new Text(
                    "{0}。何も取り込んでいません。これまでの道路と水域はそのままです。",
                    "The extract cannot be used: {1}. Nothing was taken in; roads and water are as before.")),
    EXTRACT_NOT_HERE(
            422,
            new Text("この市の道路がありません", "No road of this city is in it"),
            new Text(
                    "市とその周りに道路も水域もありませんでした。抽出した範囲を確かめてください。",
                    "Neither a road nor water of it lies in or around the city. Was the right area cut out?")),
    NO_EXTRACT_BEFORE(
            409,
            new Text("戻せるものがありません", "There is none to bring back"),
            new Text(
                    "この前に取り込んだ道路と水域はありません。抽出データをもう一度送ってください。",
                    "No other roads and water were taken in before. Send the extract once more.")),
    EXTRACT_RUNNING(
            409,
            new Text("別の抽出データを取り込んでいます", "Another extract is being taken in"),
            new Text("終わるまで待ってから、もう一度お試しください。", "Wait until it is done and try again."));

    private final Entry entry;

    GroundProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
