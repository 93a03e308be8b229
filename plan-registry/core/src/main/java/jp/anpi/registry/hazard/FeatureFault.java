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
        UNKNOWN_RANK("浸水深ランクは1〜6です", "a depth rank is a number from 1 to 6"),
        NO_CODE("地区のコードがありません", "no code of the district"),
        CODE_FORM("地区のコードは半角の英数字とハイフンで32文字までです", "a district's code is letters, digits and dashes, at most 32"),
        DOUBLED_CODE(
                "同じコードの地区が前にあります。飛び地なら1つの地物にまとめてください",
                "an earlier feature has this code; join the parts of a district"),
        NO_NAME("地区の名称がありません", "no name of the district"),
        NAME_TOO_LONG("地区の名称が長すぎます", "the district's name is too long"),
        DOUBLED_NAME(
                "同じ名称の地区が前にあります。名簿は地区を名称でも指すため、区別できる名称が要ります",
                "an earlier feature has this name, by which lists may mean either");

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
