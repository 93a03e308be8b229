package jp.anpi.registry.importing.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.sheet.TextEncoding;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the row of a list makes of somebody who is registered, or of somebody new. */
class PersonMergeTest extends ReadsPeople {

    @Test
    void otherNamesOfAPersonComeWithTheListAndStayWhereItHasNoColumnForThem() {
        PersonRow listed =
                read("宛名番号,氏名,住所,地区,通称", "1,髙﨑 花子,川端1,川端,山田　花子（ヤマダ　ハナコ）、丸八").getFirst();
        PersonState hana = PersonMerge.first(PersonId.random(), listed).orElseThrow();
        assertThat(hana.aliases()).containsExactly(new PersonName("山田　花子", "ヤマダ　ハナコ"), new PersonName("丸八", ""));
        assertThat(merged(hana, "宛名番号,氏名,住所", "1,髙﨑 花子,川端2").aliases()).isEqualTo(hana.aliases());
        assertThat(merged(hana, "宛名番号,氏名,住所,別名", "1,髙﨑 花子,川端1,").aliases()).isEmpty();
        assertThat(read("宛名番号,氏名,住所,別名", "1,髙﨑 花子,川端1," + "長".repeat(101))).isEmpty();
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.ALIASES);
    }

    @Test
    void whatTheListDoesNotSpeakOfStaysAndAnEmptyCellIsAnAnswer() {
        PersonState known = known("髙﨑 花子");
        PersonRow without = read("宛名番号,氏名,住所", "1,髙﨑 花子,川端2-3-4").getFirst();
        assertThat(PersonMerge.merged(known, without, TextEncoding.UTF_8)).isSameAs(known);
        PersonRow empty = read("宛名番号,氏名,住所,電話", "1,髙﨑 花子,川端2-3-4,").getFirst();
        PersonState merged = PersonMerge.merged(known, empty, TextEncoding.UTF_8);
        assertThat(merged.version()).isEqualTo(known.version() + 1);
        assertThat(merged.phone()).isEmpty();
        assertThat(merged.birthDate()).isEqualTo(known.birthDate());
    }

    @Test
    void aBlankCellLiftsNoProtectionAndAWordDoes() {
        PersonRow covered = read("宛名番号,氏名,住所,地区,支援措置", "1,髙﨑 花子,川端1,d01,○").getFirst();
        PersonState known = PersonMerge.first(PersonId.random(), covered).orElseThrow();
        String headings = "宛名番号,氏名,住所,支援措置";
        assertThat(merged(known, headings, "1,髙﨑 花子,川端1,").home().confidential())
                .isTrue();
        assertThat(merged(known, headings, "1,髙﨑 花子,川端1,なし").home().confidential())
                .isFalse();
    }

    @Test
    void whoMovedIsNotDrawnAtTheOldHouse() {
        PersonRow row = read("宛名番号,氏名,住所", "1,髙﨑 花子,市野谷5-6").getFirst();
        PersonState merged = PersonMerge.merged(known("髙﨑 花子"), row, TextEncoding.UTF_8);
        assertThat(merged.home().text()).isEqualTo("市野谷5-6");
        assertThat(merged.home().position()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"川端2-3-4", "川端二丁目3番4号", "川端２丁目３－４", "川端 2丁目3番地の4"})
    void anotherNotationOfTheSameAddressKeepsItsPosition(String written) {
        PersonState known = known("髙﨑 花子");
        PersonRow row = read("宛名番号,氏名,住所", "1,髙﨑 花子," + written).getFirst();
        PersonState merged = PersonMerge.merged(known, row, TextEncoding.UTF_8);
        assertThat(merged.home().position()).isEqualTo(known.home().position());
        assertThat(merged.home().text()).as("as the list writes it").isEqualTo(written);
        assertThat(PersonMerge.leftBehind(known.home(), row)).isEmpty();
    }

    @Test
    void whoMovesWithoutAPlaceOrADistrictIsToldByRow() {
        PersonState known = known("髙﨑 花子");
        PersonRow neither = read("宛名番号,氏名,住所", "1,髙﨑 花子,市野谷5-6").getFirst();
        assertThat(PersonMerge.leftBehind(known.home(), neither))
                .containsExactly(Reason.POSITION_LOST, Reason.DISTRICT_KEPT);
        assertThat(PersonMerge.merged(known, neither, TextEncoding.UTF_8).home().district())
                .isEqualTo(RIVERSIDE);
        PersonRow both =
                read("宛名番号,氏名,住所,地区,緯度,経度", "1,髙﨑 花子,市野谷5-6,川端,35.9,139.9").getFirst();
        assertThat(PersonMerge.leftBehind(known.home(), both)).isEmpty();
        assertThat(Reason.DISTRICT_KEPT.rowLost()).isFalse();
    }

    @Test
    void blankCellsTakeNoPlaceAwayThatSomebodyPutOnTheMapAndAWordDoes() {
        PersonState home = person("宛名番号,氏名,住所,地区,緯度,経度,位置の精度", "1,花,川端,川端,35.8,139.9,町字");
        String headings = "宛名番号,氏名,住所,緯度,経度,位置の精度";
        assertThat(merged(home, headings, "1,花,川端,,,").home()).isEqualTo(home.home());
        assertThat(merged(home, headings, "1,花,川端,なし,なし,").home().position()).isEmpty();
        assertThat(merged(home, headings, "1,花,市野谷,,,").home().position()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"𠮷田 花, 吉田 花, WINDOWS_31J", "森 鷗花, 森 鴎花, WINDOWS_31J", "𠮷田 花, ?田 花, WINDOWS_31J", "𠮷田 花, 〓田　花, UTF_8"
    })
    void pitfall27AGlyphThatWasLostOnItsWayDoesNotReplaceTheOneThatIsThere(
            String known, String sent, TextEncoding encoding) {
        PersonRow row = read("宛名番号,氏名,住所", "1," + sent + ",川端2-3-4").getFirst();
        PersonState merged = PersonMerge.merged(known(known), row, encoding);
        assertThat(PersonMerge.keepsName(known(known), row, encoding)).isTrue();
        assertThat(merged.name().written()).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "髙﨑 花, 高崎 花, WINDOWS_31J",
        "髙﨑 花, 山田 花, WINDOWS_31J",
        "𠮷田 花, 山田 花, WINDOWS_31J",
        "𠮷田 花, 吉田 花, UTF_8",
        "田中 花, 田中 花子, UTF_8"
    })
    void pitfall27ANameThatWasChangedIsChanged(String known, String sent, TextEncoding encoding) {
        PersonRow row = read("宛名番号,氏名,住所", "1," + sent + ",川端2-3-4").getFirst();
        assertThat(PersonMerge.keepsName(known(known), row, encoding)).isFalse();
        assertThat(PersonMerge.merged(known(known), row, encoding).name().written())
                .isEqualTo(sent);
    }

    @Test
    void pitfall27NothingIsNormalisedOnItsWayIn() {
        String legal = "神\uFA19 塚\uFA10";
        PersonRow row = read("宛名番号,氏名,住所,地区", "1," + legal + ",川端2-3-4,d01").getFirst();
        assertThat(PersonMerge.first(PersonId.random(), row)
                        .orElseThrow()
                        .name()
                        .written())
                .isEqualTo(legal);
    }

    @Test
    void whoseDayOfBirthNobodyKnowsIsTakenInAndADayThatIsKnownStaysUnlessTheListSpeaksOfAnother() {
        PersonRow month =
                read("宛名番号,氏名,住所,地区,生年月日", "1,髙﨑 花子,川端2-3-4,d01,昭和16年5月日不詳").getFirst();
        assertThat(faults)
                .extracting(RowFault::column, RowFault::reason)
                .containsExactly(Tuple.tuple(5, Reason.BIRTH_PARTLY));
        PersonState fresh = PersonMerge.first(PersonId.random(), month).orElseThrow();
        assertThat(fresh.birthDate()).isEmpty();
        Particulars beside = month.more().over(Particulars.NONE, Optional.empty(), fresh, TODAY);
        assertThat(beside.born()).contains("昭和16年5月日不詳");

        assertThat(PersonMerge.merged(known("髙﨑 花子"), month, TextEncoding.UTF_8).birthDate())
                .contains(LocalDate.of(1941, 5, 3));
        PersonRow other = read("宛名番号,氏名,住所,生年月日", "1,髙﨑 花子,川端2-3-4,昭和15年").getFirst();
        assertThat(PersonMerge.merged(known("髙﨑 花子"), other, TextEncoding.UTF_8).birthDate())
                .isEmpty();
        assertThat(read("宛名番号,氏名,住所,生年月日", "1,髙﨑 花子,川端2-3-4,")
                        .getFirst()
                        .more()
                        .over(beside, Optional.empty(), fresh, TODAY)
                        .born())
                .as("a list that knows no more clears what was written")
                .isEmpty();
        assertThat(read("宛名番号,氏名,住所", "1,髙﨑 花子,川端2-3-4")
                        .getFirst()
                        .more()
                        .over(beside, Optional.empty(), fresh, TODAY)
                        .born())
                .contains("昭和16年5月日不詳");
        PersonRow day = read("宛名番号,氏名,住所,生年月日", "1,髙﨑 花子,川端2-3-4,昭和16年5月3日").getFirst();
        PersonState dated = PersonMerge.merged(fresh, day, TextEncoding.UTF_8);
        assertThat(day.more().over(beside, Optional.empty(), dated, TODAY).born())
                .isEmpty();
        assertThat(read("宛名番号,氏名,住所,生年月日", "1,花,川端,2126年5月")).isEmpty();
        assertThat(faults).extracting(RowFault::reason).last().isEqualTo(Reason.DATE_AHEAD);
    }

    @Test
    void howNearAPositionIsComesWithItAndGoesWithIt() {
        PersonState home = person("宛名番号,氏名,住所,地区,緯度,経度,位置の精度", "1,花,川端,川端,35.8,139.9,町字");
        assertThat(home.home().isNearby()).isTrue();
        assertThat(merged(home, "宛名番号,氏名,住所", "1,花,川端").home().isNearby()).isTrue();
        assertThat(merged(home, "宛名番号,氏名,住所,緯度,経度", "1,花,川端,35.81,139.91")
                        .home()
                        .isNearby())
                .isFalse();
        assertThat(merged(home, "宛名番号,氏名,住所,緯度,経度,位置レベル", "1,花,川端,35.8,139.9,8")
                        .home()
                        .precision())
                .contains(Home.Precision.HOUSE);
        assertThat(read("宛名番号,氏名,住所,緯度,経度,match_level", "1,花,川端,,,unknown", "2,太郎,川端,,,０"))
                .as("an address that was not found")
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.precision().value()).isEmpty());
        assertThat(read("宛名番号,氏名,住所,位置の精度", "1,花,川端,だいたい")).isEmpty();
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.UNKNOWN_WORD);
    }

    @Test
    void somebodyNewNeedsADistrict() {
        PersonRow row = read("宛名番号,氏名,住所", "1,花,川端").getFirst();
        assertThat(PersonMerge.first(PersonId.random(), row)).isEmpty();
    }

    @Test
    void whatIsNotShownStaysWhenOurOwnListComesBack() {
        PersonState known = known("髙﨑 花子");
        PersonRow row = read(
                        "宛名番号,対象者ID,氏名,住所,地区,緯度,経度",
                        "1," + known.id() + ",髙﨑 花子,"
                                + String.join(",", Sight.NOT_SHOWN, "d01", Sight.NOT_SHOWN, Sight.NOT_SHOWN))
                .getFirst();
        assertThat(faults).isEmpty();
        assertThat(PersonMerge.merged(known, row, TextEncoding.UTF_8)).isEqualTo(known);
    }
}
