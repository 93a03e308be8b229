package jp.anpi.registry.particulars;

import java.util.Map;
import java.util.Set;
import jp.anpi.registry.contract.Home.Precision;

/** How near to the door a position is, in the words of lists and of the programs that look addresses up. */
public final class PrecisionWord {

    /**
     * Each by what a list may say: our own words, the levels of normalize-japanese-addresses (1 prefecture, 2 municipality, 3 town,
     * 8 house) and those of the geocoder of the アドレス・ベース・レジストリ.
     */
    public static final Map<String, Precision> ALL = Map.ofEntries(
            Map.entry("家屋", Precision.HOUSE),
            Map.entry("建物", Precision.HOUSE),
            Map.entry("番地", Precision.HOUSE),
            Map.entry("住居番号", Precision.HOUSE),
            Map.entry("8", Precision.HOUSE),
            Map.entry("residential_detail", Precision.HOUSE),
            Map.entry("residential_block", Precision.HOUSE),
            Map.entry("parcel", Precision.HOUSE),
            Map.entry("町字", Precision.TOWN),
            Map.entry("町丁目", Precision.TOWN),
            Map.entry("大字", Precision.TOWN),
            Map.entry("代表点", Precision.TOWN),
            Map.entry("1", Precision.TOWN),
            Map.entry("2", Precision.TOWN),
            Map.entry("3", Precision.TOWN),
            Map.entry("prefecture", Precision.TOWN),
            Map.entry("city", Precision.TOWN),
            Map.entry("machiaza", Precision.TOWN),
            Map.entry("machiaza_detail", Precision.TOWN));

    /** What they write of an address that they did not find, in which nothing is said of any position. */
    public static final Set<String> NONE = Set.of("0", "unknown", "error", "不明", "位置不明");

    private PrecisionWord() {}

    public static String of(Precision precision) {
        return switch (precision) {
            case HOUSE -> "家屋";
            case TOWN -> "町字";
        };
    }
}
