package jp.anpi.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeyTest {

    @ParameterizedTest
    @CsvSource({
        "髙﨑 花子, 高崎　花子",
        "ﾀｶｻｷ ﾊﾅｺ, たかさきはなこ",
        "ｼﾖｳｼﾞ, ショウジ",
        "みつを, ミツオ",
        "渡邉, 渡辺",
        "𠮷田, 吉田",
        "川端二丁目3番4号, 川端2-3-4",
        "川端２－３－４, 川端2丁目3番地の4",
        "川端十二丁目3ー4, 川端12-3-4",
        "おおたかの森西1丁目, おおたかの森西１",
        "鎌が谷, 鎌ヶ谷",
        "鎌ガ谷, 鎌ケ谷",
        "が丘, ヶ丘",
        "SMITH John, smithjohn",
        "山田\uFEFF花子, 山田花子",
        "山田\u200B花子, 山田花子"
    })
    void twoWaysToWriteOneThingAreOneKey(String one, String other) {
        assertThat(SearchKey.of(one)).isEqualTo(SearchKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"三輪野山, 輪野山", "一郎, 1郎", "八木, 8木", "はしもと, ハジモト", "川端2-3, 川端23", "ながい, なけい"})
    void whatIsDifferentStaysDifferent(String one, String other) {
        assertThat(SearchKey.of(one)).isNotEqualTo(SearchKey.of(other));
    }

    @Test
    void aKeyOfAKeyIsItself() {
        String key = SearchKey.of("ﾀｶｻｷ 髙﨑 川端二丁目3番4号 コーポ12号室 自由が丘");
        assertThat(SearchKey.of(key)).isEqualTo(key);
    }
}
