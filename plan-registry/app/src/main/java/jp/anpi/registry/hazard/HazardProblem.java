package jp.anpi.registry.hazard;

import jp.anpi.registry.http.problem.ProblemKind;
import jp.anpi.registry.http.problem.Text;

/** The refusals of maps. */
enum HazardProblem implements ProblemKind {
    ONE_MAP(
            422,
            new Text("地図のファイルを1つ送ってください", "Send one map"),
            new Text(
                    "GeoJSON、またはシェープファイル（shp・dbf・prj）を入れたzipを1つだけ、multipart/form-data で送ってください。",
                    "Send exactly one GeoJSON file, or one ZIP of a shapefile (shp, dbf, prj), as multipart/form-data.")),
    UNREADABLE_MAP(
            422,
            new Text("地図を読み取れません", "The map cannot be read"),
            new Text(
                    "{0}番目の地物の後: {1}。半分だけの地図は使えないため、何も取り込んでいません。元のファイルを取り直して送ってください。",
                    "After feature {0}: {2}. Half a map is no use, so nothing was taken in. Get the file anew and send it again.")),
    NO_SHAPEFILE(
            422,
            new Text("zipにシェープファイルがありません", "No shapefile in the ZIP"),
            new Text(
                    "zipの中に、同じ名前の .shp と .dbf の組が必要です（{0}）。国土数値情報 A31 のzipはそのまま送れます。",
                    "The ZIP must hold a .shp and a .dbf of the same name ({0}). A ZIP of A31 can be sent as it is.")),
    MAP_UNPACKS_TOO_LARGE(
            422,
            new Text("展開すると大きすぎます", "Unpacks to too much"),
            new Text("zipの中から必要なシェープファイルだけを取り出して送ってください。", "Send only those shapefiles of it that are needed.")),
    TOO_MANY_CORNERS(
            422,
            new Text("地図が細かすぎます", "The map is too fine"),
            new Text(
                    "市とその周りの頂点が合わせて{0}個を超えます。使わない地図を削除するか、anpi.hazard.corners を上げてください。",
                    "There are more than {0} corners in and around the city. Remove maps that are not used, or raise anpi.hazard.corners.")),
    NOT_HERE(
            422,
            new Text("この市にかかる区域がありません", "Nothing of it lies in this city"),
            new Text(
                    "地図の{0}個の地物のうち、市とその周りにかかる正しいものはありませんでした。都道府県を確かめてください。",
                    "Of the {0} features of this map none is right and lies in or around the city. Is it the right prefecture?")),
    FAULTY_MAP(
            422,
            new Text("地図に誤りがあるため取り込みませんでした", "Nothing was taken in, since the map has faults"),
            new Text(
                    "{0}個の地物に誤りがあります。直すか、allOrNothing を外して正しい地物だけを取り込んでください。",
                    "{0} features are wrong. Correct them, or leave out allOrNothing to take in the others.")),
    MAP_RUNNING(
            409,
            new Text("別の地図を取り込んでいます", "Another map is being taken in"),
            new Text("終わるまで待ってから、もう一度お試しください。", "Wait until it is done and try again."));

    private final int status;
    private final Text title;
    private final Text detail;

    HazardProblem(int status, Text title, Text detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Text title() {
        return title;
    }

    @Override
    public Text detail() {
        return detail;
    }
}
