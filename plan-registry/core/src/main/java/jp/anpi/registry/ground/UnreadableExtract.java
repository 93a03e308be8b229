package jp.anpi.registry.ground;

/** An extract that cannot be used: with half of it ways would end where they do not, so nothing of it is. */
public final class UnreadableExtract extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What is wrong with it. */
    public enum Reason {
        NO_EXTRACT("OpenStreetMap のデータ（.osm.pbf、.osm）ではありません", "it is no data of OpenStreetMap (.osm.pbf, .osm)"),
        ENDS_EARLY("途中で終わっているか、壊れています", "it ends early or is damaged"),
        DECLARES_ENTITIES("DOCTYPE（実体の定義）を含むXMLは受け取りません", "XML with a DOCTYPE is not taken"),
        OTHER_FEATURES(
                "対応していない形式（履歴つき、または別の圧縮や文字コード）です",
                "it is of a form that is not known (history, another compression, no UTF-8)"),
        UNPACKS_TOO_LARGE("展開すると大きすぎます。市のまわりだけを切り出してください", "it unpacks to too much; cut it to the city"),
        TOO_MANY_NODES("道路と水域の点が多すぎます。市のまわりだけを切り出してください", "it has too many roads; cut it to the city"),
        TOO_MANY_CORNERS(
                "市とその周りの頂点が多すぎます。anpi.ground.corners を上げてください",
                "there are too many corners in and around the city; raise anpi.ground.corners");

        private final String japanese;
        private final String english;

        Reason(String japanese, String english) {
            this.japanese = japanese;
            this.english = english;
        }

        public String japanese() {
            return japanese;
        }

        public String english() {
            return english;
        }
    }

    public UnreadableExtract(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
