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
    FAULTY_DISTRICTS(
            422,
            new Text("地区の地図に誤りがあるため取り込みませんでした", "Nothing was taken in, since the map of districts has faults"),
            new Text(
                    "errors に示す{0}か所を直してください。コードと名称がほかの属性にあるときは、その属性名を code と name に指定してください。これまでの地区はそのままです。",
                    "Correct the {0} places named in errors; where code and name stand in other fields, say which in code and name. The districts that were there stay.")),
    NO_DISTRICTS(
            422,
            new Text("地図に地区がありません", "There is no district on the map"),
            new Text(
                    "市のすべての地区を、面（ポリゴン）の地物として入れた GeoJSON を送ってください。",
                    "Send GeoJSON with every district of the city as an area (polygon).")),
    DISTRICTS_TOO_FINE(
            422,
            new Text("地区の地図が細かすぎます", "The map of districts is too fine"),
            new Text(
                    "頂点が合わせて{0}個を超えます。画面に描くための線なので、GISで簡素化してから送ってください。",
                    "There are more than {0} corners altogether. The outlines are drawn on screens: simplify them first.")),
    DISTRICTS_IN_USE(
            409,
            new Text("使われている地区が地図にありません", "Districts that are in use are not on the map"),
            new Text(
                    "errors に示す地区には対象者か事業所が登録されています。地図に加えるか、先にその人たちを別の地区へ移してください。これまでの地区はそのままです。",
                    "People or offices are registered in the districts named in errors. Put these on the map, or move the people first. The districts that were there stay.")),
    DISTRICTS_CHANGED(
            409,
            new Text("同時に変更されました", "Changed by somebody else"),
            new Text("別の人が地区を変更しました。もう一度送ってください。", "Somebody else changed the districts. Send the map once more.")),
    NO_DISTRICTS_BEFORE(
            409,
            new Text("戻せる地図がありません", "There is no map to bring back"),
            new Text(
                    "この前に取り込んだ地区の地図はありません。地図をもう一度送ってください。",
                    "No other map of districts was taken in before. Send the map once more.")),
    MAP_RUNNING(
            409,
            new Text("別の地図を取り込んでいます", "Another map is being taken in"),
            new Text("終わるまで待ってから、もう一度お試しください。", "Wait until it is done and try again."));

    private final Entry entry;

    HazardProblem(int status, Text title, Text detail) {
        entry = new Entry(status, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
