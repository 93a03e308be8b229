package jp.anpi.safety.matching;

import java.util.HashMap;
import java.util.Map;

/**
 * Kanji that people write for one another in names and places; the first of a group stands for all. For search keys only:
 * 斉 and 斎 have different roots, but a telephone cannot tell them apart. What NFKC folds by itself (神 塚 晴 福) is not
 * listed.
 */
final class Variants {

    private static final String GROUPS = """
            高髙 崎﨑嵜碕 辺邉邊 浜濱濵 吉𠮷 斎齋斉齊 沢澤 徳德 凛凜 柳栁 瀬瀨 島嶋嶌 国國 広廣 桜櫻 竜龍 滝瀧 真眞 黒黑 万萬 恵惠 栄榮 関關 塩鹽 寿壽 実實 条條
            蔵藏 桧檜 峰峯 富冨 館舘 曽曾 淵渕渊 籠篭 薮藪 桑桒 礼禮 亀龜 鉄鐵 芦蘆 剣劍劔 穂穗 緑綠 郎郞 鶴靍靏 角⻆ 土圡 学學 弥彌 来來 峡峽 巌巖 槙槇 秋穐
            園薗 宝寶 与與 静靜 清淸 青靑 糸絲 経經 継繼 総總 聡聰 円圓 応應 頼賴 豊豐 昇曻 祷禱 遥遙 尭堯 鴎鷗 勲勳 彦彥 寛寬 温溫 顕顯 薫薰 県縣 会會 仏佛
            伝傳 兎兔 巻卷 塁壘 帯帶 従從 恒恆 悦悅 渉涉 満滿 焼燒 児兒 枡桝 喜㐂 弁辨 壮壯 為爲 野埜 覚覺 横橫 戸戶 内內 呉吳 郷鄕 蛍螢 熙煕 慎愼 鎮鎭 奥奧
            亜亞 楽樂 気氣 駅驛 沖冲 涼凉 讃讚 柏栢 松枩 荘莊 予豫 余餘 双雙 収收 対對 専專 将將 尽盡 岳嶽 当當 径徑 恋戀 懐懷 抜拔 挙擧 暁曉 権權 欧歐 歴歷
            残殘 浄淨 浅淺 渓溪 湾灣 猪豬 献獻 瑶瑤 画畫 畳疊 礒磯 祢禰 禄祿 秘祕 稲稻 竃竈 絵繪 縁緣 繊纖 聴聽 台臺 芸藝 薬藥 虫蟲 蝋蠟 衛衞 装裝 観觀 訳譯
            読讀 諌諫 賎賤 賛贊 軽輕 辞辭 逓遞 遅遲 酔醉 醸釀 鉱鑛 銭錢 鋭銳 録錄 随隨 隠隱 隣鄰 霊靈 頚頸 顔顏 駆驅 騒騷 髄髓 鴬鶯 鹸鹼 麦麥 黄黃 黙默 点點
            歯齒
            """;

    private static final char[] PLAIN = new char[0x10000];
    private static final Map<Integer, Integer> BEYOND = new HashMap<>();

    static {
        for (int each = 0; each < PLAIN.length; each++) {
            PLAIN[each] = (char) each;
        }
        for (String group : GROUPS.strip().split("\\s+", -1)) {
            char first = group.charAt(0);
            group.codePoints().skip(1).forEach(other -> add(other, first));
        }
    }

    private Variants() {}

    private static void add(int other, char first) {
        if (Character.isBmpCodePoint(other)) {
            PLAIN[other] = first;
        } else {
            BEYOND.put(other, (int) first);
        }
    }

    /** The kanji that stands for all of its variants; every other character stands for itself. */
    static int plain(int character) {
        return Character.isBmpCodePoint(character) ? PLAIN[character] : BEYOND.getOrDefault(character, character);
    }
}
