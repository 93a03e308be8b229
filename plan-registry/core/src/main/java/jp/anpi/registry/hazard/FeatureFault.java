package jp.anpi.registry.hazard;

/**
 * Something wrong with one feature, which is then left out.
 *
 * @param feature counted from 1
 * @param field the name of the field; empty for its shape
 * @param found what stands there, at most 40 characters
 */
public record FeatureFault(int feature, String field, Reason reason, String found) {

    private static final int SHOWN = 40;

    public FeatureFault {
        found = found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
    }

    /** What is wrong. */
    public enum Reason {
        NO_AREA("面（ポリゴン）ではありません", "not an area (polygon)"),
        BROKEN("図形が壊れています", "a broken shape"),
        NOT_CLOSED("閉じていない輪があります", "a ring that is not closed"),
        TOO_MANY_CORNERS("頂点が多すぎます", "too many corners"),
        SWAPPED("緯度と経度が逆のようです", "latitude and longitude seem to be swapped"),
        OUTSIDE("日本の範囲外の位置です。緯度・経度の地図を送ってください", "outside Japan; send a map in degrees"),
        NO_RANK("浸水深ランクがありません", "no depth rank"),
        UNKNOWN_RANK("浸水深ランクは1〜6です", "a depth rank is a number from 1 to 6");

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
}
