package jp.anpi.registry.importing.person;

import static jp.anpi.registry.importing.list.ListText.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.HeadingRow;
import jp.anpi.registry.importing.list.ListText;
import org.junit.jupiter.api.Test;

/** Which column of a city's list is what. */
class PersonHeadingsTest {

    @Test
    void columnsAreFoundByTheirHeadingsWhereverTheyStandAndHoweverTheyAreWritten() {
        HeaderMapping<PersonColumn> mapping = mapped("備考,氏　名,現住所,宛名番号,生年\n 月日\n".replace("生年\n 月日", "\"生年\n 月日\""));
        assertThat(mapping.columns())
                .containsOnly(
                        Map.entry(PersonColumn.NAME, 2),
                        Map.entry(PersonColumn.ADDRESS, 3),
                        Map.entry(PersonColumn.RESIDENT_NUMBER, 4),
                        Map.entry(PersonColumn.BIRTH_DATE, 5));
        assertThat(mapping.ignored()).containsExactly("備考");
    }

    @Test
    void titlesAndMergedCellsAboveTheHeadingsAreNoHeadings() {
        HeaderMapping<PersonColumn> mapping = mapped("避難行動要支援者名簿,,,\n令和8年11月1日現在,,,\n宛名番号,氏名,住所,電話\n1,花,川端,\n");
        assertThat(mapping.row()).isEqualTo(3);
    }

    @Test
    void aMissingHeadingIsNamed() {
        assertThat(HeaderMapping.find(PersonColumn.class, rows("氏名,住所\n花,川端\n"), Map.of()))
                .isEqualTo(new HeaderMapping.Found.Missing<>(
                        1, List.of(PersonColumn.RESIDENT_NUMBER, PersonColumn.PERSON_ID)));
        assertThat(HeaderMapping.find(PersonColumn.class, List.of(), Map.of()))
                .isInstanceOf(HeaderMapping.Found.Missing.class);
    }

    @Test
    void twoHeadingsForOneColumnAreNotGuessedBetween() {
        assertThat(HeaderMapping.find(PersonColumn.class, rows("宛名番号,氏名,住所,現住所\n"), Map.of()))
                .isEqualTo(new HeaderMapping.Found.Doubled<>(1, PersonColumn.ADDRESS, List.of(3, 4)));
    }

    @Test
    void aCitysOwnHeadingIsKnownFromItsProfile() {
        var found = HeaderMapping.find(
                PersonColumn.class, rows("ＩＤ,氏名,住所\n"), Map.of("ID", Optional.of(PersonColumn.RESIDENT_NUMBER)));
        assertThat(found).isInstanceOf(HeaderMapping.Found.Mapped.class);
    }

    @Test
    void aHeadingFromWhichNothingIsToBeTakenLeavesItsColumnToAnother() {
        var found = HeaderMapping.find(
                PersonColumn.class, rows("宛名番号,氏名,住所,現住所\n"), Map.of("住所", Optional.<PersonColumn>empty()));
        assertThat(found)
                .isEqualTo(new HeaderMapping.Found.Mapped<>(new HeaderMapping<>(
                        1,
                        Map.of(PersonColumn.RESIDENT_NUMBER, 1, PersonColumn.NAME, 2, PersonColumn.ADDRESS, 4),
                        List.of("住所"))));
    }

    @Test
    void eachHeadingIsToldWithWhatIsTakenFromItAlsoWhenSomeAreMissing() {
        HeadingRow<PersonColumn> headings = HeadingRow.find(
                PersonColumn.class, rows("名簿,,\n氏名,,備考\n花,,\n"), Map.of("備考", Optional.of(PersonColumn.KEY)));
        assertThat(headings.row()).isEqualTo(2);
        assertThat(headings.cells())
                .containsExactly(
                        new HeadingRow.Cell<>(1, "氏名", Optional.of(PersonColumn.NAME)),
                        new HeadingRow.Cell<>(3, "備考", Optional.of(PersonColumn.KEY)));
    }

    private static HeaderMapping<PersonColumn> mapped(String text) {
        return ListText.mapped(PersonColumn.class, text);
    }
}
