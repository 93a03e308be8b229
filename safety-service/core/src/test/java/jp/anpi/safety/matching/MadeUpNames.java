package jp.anpi.safety.matching;

import java.util.random.RandomGenerator;

/** Names put together from parts, so that a made-up city has as many different ones as a real city, and relatives alike ones. */
final class MadeUpNames {

    record Part(String written, String kana) {
        Part with(Part other) {
            return new Part(written + other.written, kana + other.kana);
        }
    }

    private static final Part[] COMMON = parts("""
            佐藤サトウ 鈴木スズキ 高橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ 吉田ヨシダ
            山田ヤマダ 佐々木ササキ 斎藤サイトウ 齋藤サイトウ 山﨑ヤマザキ 髙橋タカハシ 渡邉ワタナベ 渡邊ワタナベ 浜田ハマダ 濵田ハマダ 沢田サワダ
            澤田サワダ 森モリ 林ハヤシ 大野オオノ 小野オノ 𠮷田ヨシダ 柳ヤナギ 関根セキネ 五十嵐イガラシ 井ノ上イノウエ 島津シマヅ 嶋津シマヅ""");
    private static final Part[] FRONT = parts("""
            山ヤマ 川カワ 中ナカ 大オオ 小コ 上ウエ 下シモ 西ニシ 東ヒガシ 北キタ 南ミナミ 松マツ 杉スギ 竹タケ 梅ウメ 石イシ 岩イワ 青アオ 黒クロ
            白シラ 長ナガ 高タカ 吉ヨシ 藤フジ 前マエ 村ムラ 島シマ 木キ 金カネ 星ホシ""");
    private static final Part[] BACK = parts("""
            田タ 川カワ 村ムラ 井イ 原ハラ 野ノ 本モト 山ヤマ 崎サキ 沢サワ 島シマ 木キ 橋ハシ 口グチ 谷タニ 尾オ 内ウチ 部ベ 森モリ 浦ウラ 岡オカ
            瀬セ 塚ツカ 宮ミヤ 倉クラ 城キ""");
    private static final Part[] FIRST = parts("""
            正マサ 和カズ 健ケン 幸ユキ 清キヨ 茂シゲ 義ヨシ 光ミツ 孝タカ 文フミ 明アキ 恵メグ 真マ 美ミ 千チ 久ヒサ 春ハル 秋アキ 夏ナツ 冬フユ
            智トモ 直ナオ 浩ヒロ 裕ユウ 祐ユウ 悠ユウ 陽ヨウ 結ユ 彩アヤ 友トモ 静シズ 節セツ 敏トシ 俊トシ 哲テツ 康ヤス 靖ヤス 典ノリ 則ノリ 徳ノリ
            晴ハル 博ヒロ 弘ヒロ 隆タカ 貴タカ 優ユウ 良ヨシ 芳ヨシ 昭アキ 利トシ""");
    private static final Part[] OF_MEN = parts("""
            一カズ 二ジ 三ゾウ 男オ 夫オ 雄オ 彦ヒコ 之ユキ 郎ロウ 太タ 介スケ 樹キ 人ト 也ヤ 也ナリ 治ハル 司シ 志シ 斗ト 平ヘイ""");
    private static final Part[] OF_WOMEN = parts("""
            子コ 美ミ 江エ 代ヨ 恵エ 香カ 枝エ 奈ナ 乃ノ 花カ 菜ナ 衣イ 音ネ 里リ 実ミ 世ヨ 穂ホ 佳カ""");
    private static final Part[] IN_KANA = parts("""
            さくらサクラ ハルハル キヨキヨ あかりアカリ ひなたヒナタ ゆいユイ みどりミドリ フミフミ かをるカオル シヅシヅ""");
    private static final Part[] FOREIGN = parts("""
            NGUYENグエン VANヴァン ANHアン TRANチャン MINHミン LINHリン SILVAシルバ MARIAマリア JOSEジョゼ CARLOSカルロス GARCIAガルシア""");

    private MadeUpNames() {}

    static Part surname(RandomGenerator dice) {
        return dice.nextDouble() < 0.45
                ? COMMON[(int) (COMMON.length * Math.pow(dice.nextDouble(), 1.7))]
                : any(FRONT, dice).with(any(BACK, dice));
    }

    static Part given(RandomGenerator dice, boolean woman) {
        return dice.nextDouble() < 0.05 ? any(IN_KANA, dice) : alike(any(FIRST, dice), dice, woman);
    }

    /** Given names of brothers and sisters often begin with one kanji. */
    static Part alike(Part beginning, RandomGenerator dice, boolean woman) {
        return beginning.with(any(woman ? OF_WOMEN : OF_MEN, dice));
    }

    static Part beginning(RandomGenerator dice) {
        return any(FIRST, dice);
    }

    static Part foreign(RandomGenerator dice) {
        return any(FOREIGN, dice);
    }

    static String anyKanji(RandomGenerator dice) {
        return any(FIRST, dice).written();
    }

    private static Part any(Part[] parts, RandomGenerator dice) {
        return parts[dice.nextInt(parts.length)];
    }

    private static Part[] parts(String list) {
        return java.util.Arrays.stream(list.strip().split("\\s+"))
                .map(word -> {
                    String kana = word.replaceAll("^.*?([ァ-ヺー]+)$", "$1");
                    String writtenInKana = kana.substring(0, kana.length() / 2);
                    boolean twice = word.equals(kana) && kana.equals(writtenInKana + writtenInKana);
                    return twice
                            ? new Part(writtenInKana, writtenInKana)
                            : new Part(word.substring(0, word.length() - kana.length()), kana);
                })
                .toArray(Part[]::new);
    }
}
