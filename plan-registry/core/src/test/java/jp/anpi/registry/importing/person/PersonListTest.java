package jp.anpi.registry.importing.person;

import static jp.anpi.registry.importing.list.ListText.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.schedule.Insured;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.TextEncoding;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as cities send them, from the bytes' text to the person's next version. */
class PersonListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final DistrictId RIVERSIDE = new DistrictId("d01");
    private final List<RowFault> faults = new ArrayList<>();

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
    void aWholeRowIsReadAsItWasWritten() {
        PersonRow row = read(
                        "宛名番号,氏名,フリガナ,生年月日,住所,地区,緯度,経度,電話番号,状態,支援措置,要介護度,認定有効期限",
                        "0001234,髙﨑 花子,ﾀｶｻｷ ﾊﾅｺ,昭和16年5月3日,川端二丁目３－４,川端,３５．８,139.9,04-7100-0000,入院,○,要介護３,2027/3/31")
                .getFirst();
        assertThat(faults).isEmpty();
        assertThat(row.resident()).isEqualTo("0001234");
        assertThat(row.name()).isEqualTo("髙﨑 花子");
        assertThat(row.kana().value()).contains("ﾀｶｻｷ ﾊﾅｺ");
        assertThat(row.birthDate().value()).contains(LocalDate.of(1941, 5, 3));
        assertThat(row.address().value()).contains("川端二丁目３－４");
        assertThat(row.district().value()).contains(RIVERSIDE);
        assertThat(row.position().value()).contains(new Position(35.8, 139.9));
        assertThat(row.lifecycle().value()).contains(Lifecycle.IN_HOSPITAL);
        assertThat(row.confidential().value()).contains(true);
        assertThat(row.care().value()).contains(CareLevel.CARE_3);
        assertThat(row.careValidTo().value()).contains(LocalDate.of(2027, 3, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "宛名番号,氏名,住所|,花,川端|1|MISSING",
                "宛名番号,氏名,住所|1, ,川端|2|MISSING",
                "宛名番号,氏名,住所,生年月日|1,花,川端,2月30日|4|DATE",
                "宛名番号,氏名,住所,生年月日|1,花,川端,1941/2/30|4|DATE_IMPOSSIBLE",
                "宛名番号,氏名,住所,生年月日|1,花,川端,2126/2/3|4|DATE_AHEAD",
                "宛名番号,氏名,住所,地区|1,花,川端,月面|4|DISTRICT",
                "宛名番号,氏名,住所,緯度,経度|1,花,川端,139.9,35.8|4|SWAPPED",
                "宛名番号,氏名,住所,緯度,経度|1,花,川端,51.5,0.1|4|OUTSIDE",
                "宛名番号,氏名,住所,緯度,経度|1,花,川端,北,139.9|4|NUMBER",
                "宛名番号,氏名,住所,緯度,経度|1,花,川端,35.8,|5|HALF_A_PLACE",
                "宛名番号,氏名,住所,状態|1,花,川端,元気|4|UNKNOWN_WORD",
                "宛名番号,氏名,住所,要介護度|1,花,川端,要介護6|4|UNKNOWN_WORD",
                "宛名番号,氏名,住所|1,=HYPERLINK(1),川端|2|FORMULA",
                "宛名番号,氏名,住所|1,花\uFFFD,川端|2|UNREADABLE",
                "宛名番号,氏名,住所|1,花\u0080,川端|2|UNREADABLE",
                "宛名番号,氏名,住所|#N/A,花,川端|1|FORMULA_FAILED",
                "宛名番号,氏名,住所,電話|1,花,川端,#REF!|4|FORMULA_FAILED",
                "宛名番号,氏名,住所,電話|1,花,川端,########|4|FORMULA_FAILED",
                "宛名番号,氏名,住所|1,花\"子\",川端\"|0|"
            })
    void eachFaultIsNamedByItsPlaceAndCostsItsRowOnly(String heading, String bad, int column, Reason reason) {
        String good = "2,太郎,川端";
        var people = read(heading, bad, good);
        assertThat(people).extracting(PersonRow::resident).contains("2");
        if (reason == null) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(people).hasSize(1);
            assertThat(faults)
                    .extracting(RowFault::row, RowFault::column, RowFault::reason)
                    .containsExactly(Tuple.tuple(2, column, reason));
        }
    }

    @Test
    void whatOurOwnExportWritesInFrontOfANumberIsTakenOffAgain() {
        PersonRow row = read("宛名番号,氏名,住所,電話", "００１,花,川端#3,'+81-4-7100").getFirst();
        assertThat(row.phone().value()).contains("+81-4-7100");
        assertThat(row.resident()).isEqualTo("001");
        assertThat(faults).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsRowAndNamesIt() {
        var people = read("宛名番号,氏名,住所", "1,\"花,川端", "2,太郎,川端");
        assertThat(people).extracting(PersonRow::resident).containsExactly("2");
        assertThat(faults).extracting(RowFault::row).contains(2);
    }

    @ParameterizedTest
    @CsvSource({
        "471501234, 1",
        "９０１２３４５６７８, 1",
        "4-7150-1234, 1",
        "04-7150-1234, 0",
        "+81-4-7150-1234, 0",
        "7150-1234, 0",
        "内線 123456789, 0",
        "119, 0"
    })
    void aTelephoneNumberThatLostItsZeroIsToldAndKeptAsItIsWritten(String written, int told) {
        PersonRow row = read("宛名番号,氏名,住所,電話", "1,花,川端," + written).getFirst();
        assertThat(row.phone().value()).contains(written);
        assertThat(faults)
                .filteredOn(fault -> fault.reason() == Reason.PHONE_ZERO && fault.column() == 4 && fault.row() == 2)
                .hasSize(told);
        assertThat(read("宛名番号,氏名,住所,携帯電話", "1,花,川端," + written)).hasSize(1);
        assertThat(faults).hasSize(2 * told);
    }

    @Test
    void aPrivateCharacterIsAWarningAndTheRowCounts() {
        assertThat(read("宛名番号,氏名,住所", "1,\uE000花,川端")).hasSize(1);
        assertThat(faults).extracting(RowFault::column, RowFault::reason).containsExactly(Tuple.tuple(2, Reason.GAIJI));
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
    @CsvSource({"有り, true", "いる, true", "無い, false", "いない, false", "無し, false"})
    void yesAndNoAreSaidInManyWords(String word, boolean yes) {
        assertThat(read("宛名番号,氏名,住所,独居", "1,花,川端," + word)
                        .getFirst()
                        .more()
                        .alone()
                        .value())
                .contains(yes);
        assertThat(faults).isEmpty();
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

    private PersonState person(String headings, String row) {
        return PersonMerge.first(PersonId.random(), read(headings, row).getFirst())
                .orElseThrow();
    }

    @Test
    void anInsuredNumberIsTheSameInWideFigures() {
        PersonRow row =
                read("宛名番号,氏名,住所,保険者番号,被保険者番号", "1,花,川端,１２２２０３,０００００００１２３").getFirst();
        assertThat(row.insured().value()).contains(new Insured("122203", "0000000123"));
        assertThat(faults).isEmpty();
    }

    @Test
    void somebodyNewNeedsADistrict() {
        PersonRow row = read("宛名番号,氏名,住所", "1,花,川端").getFirst();
        assertThat(PersonMerge.first(PersonId.random(), row)).isEmpty();
    }

    private PersonState merged(PersonState known, String... lines) {
        return PersonMerge.merged(known, read(lines).getFirst(), TextEncoding.UTF_8);
    }

    private static PersonState known(String name) {
        return new PersonState(
                PersonId.random(),
                3,
                new PersonName(name, "ハナ"),
                Optional.of(LocalDate.of(1941, 5, 3)),
                new Home("川端2-3-4", RIVERSIDE, Optional.of(new Position(35.8, 139.9)), false),
                Optional.of("04-7100-0000"),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.GENERAL, "", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private List<PersonRow> read(String... lines) {
        List<SheetRow> rows = rows(String.join("\n", lines) + "\n");
        var mapping = mapped(lines[0] + "\n");
        var reader = new PersonRows(
                mapping,
                text -> List.of("川端", "d01").contains(text) ? Optional.of(RIVERSIDE) : Optional.empty(),
                CityClerk.recording(TODAY),
                faults::add);
        return rows.stream().skip(1).map(reader::read).flatMap(Optional::stream).collect(Collectors.toList());
    }

    private static HeaderMapping<PersonColumn> mapped(String text) {
        return ListText.mapped(PersonColumn.class, text);
    }

    @Test
    void whatOurOwnListsWriteForAnAddressThatIsNotShownIsNoAddress() {
        assertThat(read("宛名番号,氏名,住所", "1,花," + Sight.NOT_SHOWN)).isEmpty();
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.ADDRESS_HIDDEN);
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
