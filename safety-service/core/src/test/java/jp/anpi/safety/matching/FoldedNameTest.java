package jp.anpi.safety.matching;

import static org.assertj.core.api.Assertions.assertThat;

import jp.anpi.safety.building.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pitfalls 25, 27 and 33: encodings, glyphs and foreign names. */
class FoldedNameTest {

    @ParameterizedTest
    @CsvSource({
        "髙橋　正男, 高橋 正男",
        "山﨑 恵, 山崎 惠",
        "渡邉 徳子, 渡辺 德子",
        "渡邊　清, 渡邉 淸",
        "濵田 凛, 浜田 凜",
        "𠮷田 栁子, 吉田 柳子",
        "齋藤 一, 斉藤 一",
        "斎藤 一, 齊藤 一",
        "澤田 瀬奈, 沢田 瀨奈",
        "佐々木 誠, 佐佐木 誠",
        "辻󠄀 真, 辻 眞",
        "ﾀｶﾊｼ ﾏｻｵ, たかはし まさお",
        "ｶﾞｯﾄ ｼﾞﾌﾞ, ガット ジブ",
        "関ヶ原 誠, 関が原 誠",
        "井之上 誠, 井ノ上 誠",
        "神田 誠, 神田 誠",
        "晴海 誠, 晴海 誠",
        "Ｎｇｕｙễn Ａｎｈ, NGUYEN ANH"
    })
    void spellingsOfOneNameAreOne(String one, String other) {
        assertThat(FoldedName.of(one)).isEqualTo(FoldedName.of(other));
    }

    @Test
    void spacingMarksOfVoiceJoinTheirKana() {
        assertThat(FoldedName.of("か゛つと　は゜る")).isEqualTo(FoldedName.of("ガツト　パル"));
    }

    @ParameterizedTest
    @CsvSource({
        "シマヂ, シマジ",
        "シヅカ, シズカ",
        "カヲル, カオル",
        "オオノ, オーノ",
        "オオノ, オウノ",
        "ユーコ, ユウコ",
        "ケーコ, ケイコ",
        "ヴァン, バン",
        "キョウコ, キヨウコ"
    })
    void readingsThatSoundAlikeAreOne(String one, String other) {
        assertThat(Kana.sound(one)).isEqualTo(Kana.sound(other));
    }

    @ParameterizedTest
    @CsvSource({"ユウキ, ユキ", "ヨウコ, ヨコ", "オオノ, オノ", "カズ, ガズ", "ハナ, パナ"})
    void readingsThatSoundDifferentStayApart(String one, String other) {
        assertThat(Kana.sound(one)).isNotEqualTo(Kana.sound(other));
    }

    @Test
    void theOrderOfFurtherGivenNamesDoesNotMatter() {
        assertThat(FoldedName.of("NGUYEN Van Anh")).isEqualTo(FoldedName.of("nguyen・anh・van"));
    }

    @Test
    void foldingTwiceChangesNothingWhateverTheText() {
        Seeds.upTo(3_000).forEach(seed -> {
            String raw = BrokenText.any(Seeds.random(seed));
            String folded = Letters.fold(raw);
            assertThat(Letters.fold(folded)).as("letters of seed %d", seed).isEqualTo(folded);
            var name = FoldedName.of(raw);
            assertThat(FoldedName.of(name.key())).as("name of seed %d", seed).isEqualTo(name);
            String sound = Kana.sound(folded);
            assertThat(Kana.sound(sound)).as("sound of seed %d", seed).isEqualTo(sound);
        });
    }
}
