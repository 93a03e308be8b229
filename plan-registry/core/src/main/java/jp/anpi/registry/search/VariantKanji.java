package jp.anpi.registry.search;

import java.util.HashMap;
import java.util.Map;

/**
 * Kanji that people write for one another in names and places; the first of a group stands for all. For search keys only. What
 * NFKC folds by itself is not listed. Matching of reports has a table of its own in the service that owns it, since a wrong link
 * costs more there than a row too many in a list.
 */
final class VariantKanji {

    private static final String GROUPS = """
            高髙 崎﨑嵜碕 辺邉邊 浜濱濵 吉𠮷 斎齋斉齊 沢澤 徳德 凛凜 柳栁 瀬瀨 島嶋嶌 国國 広廣 桜櫻 竜龍 滝瀧 真眞 黒黑 万萬 恵惠 栄榮 関關 塩鹽 寿壽 実實 条條
            蔵藏 桧檜 峰峯 富冨 館舘 曽曾 淵渕渊 籠篭 薮藪 桑桒 礼禮 亀龜 鉄鐵 芦蘆 剣劍劔 穂穗 緑綠 郎郞 鶴靍靏 角⻆ 土圡 学學 弥彌 来來 峡峽 巌巖 槙槇 秋穐
            園薗 宝寶 与與 静靜 清淸 青靑 糸絲 経經 継繼 総總 聡聰 円圓 応應 頼賴 豊豐 昇曻 遥遙 尭堯 勲勳 彦彥 寛寬 温溫 顕顯 薫薰 県縣 会會 仏佛 伝傳 巻卷
            塁壘 従從 悦悅 渉涉 満滿 児兒 枡桝 喜㐂 弁辨 壮壯 為爲 野埜 覚覺 横橫 戸戶 内內 呉吳 郷鄕 蛍螢 熙煕 慎愼 鎮鎭 奥奧 亜亞 楽樂 駅驛 沖冲 涼凉 柏栢
            松枩 荘莊 余餘 双雙 対對 将將 尽盡 岳嶽 当當 径徑 恋戀 懐懷 挙擧 暁曉 権權 歴歷 浄淨 浅淺 渓溪 湾灣 猪豬 瑶瑤 画畫 礒磯 祢禰 禄祿 稲稻 絵繪 縁緣
            芸藝 衛衞 装裝 観觀 読讀 軽輕 遅遲 鋭銳 録錄 随隨 隣鄰 霊靈 顔顏 駆驅 麦麥 黄黃 堀壕 梅楳 船舩 杉椙 侠俠 誉譽 坂阪
            鴎鷗 莱萊 蝉蟬 騨驒 填塡 剥剝 頬頰 繋繫 蝋蠟 醤醬 麹麴 祷禱 噛嚙 嚢囊 掻搔 掴摑 箪簞 躯軀 唖啞 焔焰 屏屛 并幷 倶俱
            """;

    private static final Map<Integer, Integer> PLAIN = new HashMap<>();

    static {
        for (String group : GROUPS.strip().split("\\s+", -1)) {
            int first = group.codePointAt(0);
            group.codePoints().skip(1).forEach(other -> PLAIN.putIfAbsent(other, first));
        }
    }

    private VariantKanji() {}

    /** The kanji that stands for all of its variants; every other character stands for itself. */
    static int plain(int character) {
        return PLAIN.getOrDefault(character, character);
    }
}
