package jp.anpi.safety.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import jp.anpi.safety.building.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "北葭原2丁目3番4号", "北葭原2-3-4", "北葭原２－３－４", "北葭原二丁目三の四", "北葭原二丁目三番四号", "北葭原2の3の4", "北葭原2丁目3番地4",
                "北葭原2丁目3番地の4", "北葭原 2 - 3 - 4", "北葭原２ー３ー４", "北葭原２−３−４", "北葭原2—3–4", "北葭原2‐3‑4", "大字北葭原2丁目3-4",
                "千葉県北葭原２丁目３－４", "〒270-0101 千葉県北葭原2-3-4", "北葭原二−三−四"
            })
    void everyNotationIsOneAddress(String written) {
        assertThat(FoldedAddress.of(written).key()).isEqualTo("北葭原2-3-4");
    }

    @ParameterizedTest
    @CsvSource({
        "北葭原1丁目5番地二引ビル5階, 北葭原, '1,5', 二引ビル5階, ",
        "北葭原9番地7千代田21ビル, 北葭原, '9,7', 千代田21ビル, ",
        "北葭原2-3-4-101, 北葭原, '2,3,4', '', 101",
        "北葭原2-3-4　第二さくら荘１０２号室, 北葭原, '2,3,4', 第2サクラ荘, 102",
        "北葭原2-3-4みなせ団地３号棟501, 北葭原, '2,3,4', ミナセ団地3号棟, 501",
        "北葭原2丁目3番4号101号室, 北葭原, '2,3,4', '', 101",
        "北葭原2-3-4 コーポ瀬見B-203, 北葭原, '2,3,4', コポ瀬見b, 203",
        "北葭原2-3-4（コーポ瀬見１０１）, 北葭原, '2,3,4', コポ瀬見, 101",
        "十太夫123の4, 十太夫, '123,4', '', ",
        "三輪野山三丁目, 三輪野山, '3', '', ",
        "六郷百二十三番地, 六郷, '123', '', ",
        "五番町3, 五番町, '3', '', ",
        "関ヶ原12, 関ケ原, '12', '', ",
        "大字市野谷字宮尻123番地, 市野谷宮尻, '123', '', ",
    })
    void theBuildingIsSplitOffBeforeNumeralsAreConverted(
            String written, String town, String numbers, String building, @Nullable Integer room) {
        var folded = FoldedAddress.of(written);
        assertThat(folded)
                .isEqualTo(new FoldedAddress(
                        town,
                        List.of(numbers.split(",")).stream()
                                .map(Integer::valueOf)
                                .toList(),
                        building,
                        room == null ? OptionalInt.empty() : OptionalInt.of(room)));
    }

    @Test
    void everyNotationOfOneHouseFoldsToOneKeyAndOtherHousesToOthers() {
        Seeds.upTo(300).forEach(seed -> {
            var house = MadeUpAddress.draw(Seeds.random(seed));
            Set<String> keys = new HashSet<>();
            for (var notation : MadeUpAddress.Notation.values()) {
                String key = FoldedAddress.of(house.write(notation)).key();
                keys.add(key);
                assertThat(FoldedAddress.of(key).key()).as("folded twice").isEqualTo(key);
            }
            assertThat(keys).as(house.toString()).hasSize(1);
            String neighbour = house.withGo(house.go() + 1).write(MadeUpAddress.Notation.ALL_KANJI);
            assertThat(keys).doesNotContain(FoldedAddress.of(neighbour).key());
        });
    }

    @Test
    void aTownIsTheSameWithAndWithoutItsCity() {
        assertThat(FoldedAddress.sameTown("ミナセ市北葭原", "北葭原")).isTrue();
        assertThat(FoldedAddress.sameTown("葭原", "北葭原")).isFalse();
        assertThat(FoldedAddress.sameTown("", "北葭原")).isFalse();
    }
}
