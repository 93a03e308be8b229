package jp.anpi.registry.importing.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.group.CareLevel;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.schedule.Insured;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of persons as cities send them: what is read of them, and what is wrong with them. */
class PersonListTest extends ReadsPeople {

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

    @Test
    void anInsuredNumberIsTheSameInWideFigures() {
        PersonRow row =
                read("宛名番号,氏名,住所,保険者番号,被保険者番号", "1,花,川端,１２２２０３,０００００００１２３").getFirst();
        assertThat(row.insured().value()).contains(new Insured("122203", "0000000123"));
        assertThat(faults).isEmpty();
    }

    @Test
    void whatOurOwnListsWriteForAnAddressThatIsNotShownIsNoAddress() {
        assertThat(read("宛名番号,氏名,住所", "1,花," + Sight.NOT_SHOWN)).isEmpty();
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.ADDRESS_HIDDEN);
    }
}
