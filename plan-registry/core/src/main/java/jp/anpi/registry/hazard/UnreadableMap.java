package jp.anpi.registry.hazard;

/** A map's file that cannot be read on: half a map would call the other half dry, so nothing of it is used. */
public final class UnreadableMap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int after;
    private final Reason reason;

    /** What is wrong with the file. */
    public enum Reason {
        ENDS_EARLY("途中で終わっているか、壊れています", "it ends early or is damaged"),
        NO_MAP("地図のファイルではありません", "it is no map"),
        NO_AREAS("面（ポリゴン）の地図ではありません", "it is no map of areas"),
        PLANE("平面直角座標など、緯度・経度ではない地図です。JGD2011（緯度・経度）で保存してください", "it is not in degrees (JGD2011)"),
        OTHER_EARTH("日本測地系（旧測地系）など、世界測地系ではない地図です", "it is not in JGD2011 or WGS84"),
        FIELDS("属性（dbf）と図形（shp）の数が合いません", "shapes and fields differ in number");

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

    /** @param after features that were read before */
    public UnreadableMap(int after, Reason reason) {
        super("after feature " + after + ": " + reason);
        this.after = after;
        this.reason = reason;
    }

    public int after() {
        return after;
    }

    public Reason reason() {
        return reason;
    }
}
