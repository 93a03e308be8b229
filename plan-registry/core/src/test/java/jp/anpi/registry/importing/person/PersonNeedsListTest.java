package jp.anpi.registry.importing.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Medicine;
import jp.anpi.registry.contract.PoweredDevice;
import jp.anpi.registry.group.Disability;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists say of certificates, machines, dialysis and medicines. */
class PersonNeedsListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final PoweredDevice MEASURED = new PoweredDevice(
            PoweredDevice.Kind.VENTILATOR, Optional.of(Duration.ofHours(6)), Optional.empty(), Optional.of(TODAY));
    private static final LifeSupport KNOWN = new LifeSupport(
            List.of(MEASURED),
            Optional.empty(),
            Optional.of(new Dialysis(Set.of(DayOfWeek.MONDAY), Optional.of(TODAY))),
            List.of(
                    new Medicine("インスリン", true, Optional.of(14), Optional.of(TODAY)),
                    new Medicine("胃薬", false, Optional.empty(), Optional.empty())));

    private final List<RowFault> faults = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "身体障害者手帳, １級, PHYSICAL, true",
        "身障手帳, 2級（肢体不自由）, PHYSICAL, true",
        "身体障害者手帳, 3, PHYSICAL, false",
        "療育手帳, Ⓐの1, INTELLECTUAL, true",
        "療育手帳, A2, INTELLECTUAL, true",
        "療育手帳, Ｂの２, INTELLECTUAL, false",
        "療育手帳の程度, 重度, INTELLECTUAL, true",
        "療育手帳の程度, 3度, INTELLECTUAL, false",
        "精神手帳, 1級, MENTAL, true",
        "精神障害者保健福祉手帳, ２級, MENTAL, false"
    })
    void aGradeTellsWhetherTheCityPlansCareAndStaysAsItWasWritten(
            String heading, String grade, Disability.Kind kind, boolean severe) {
        assertThat(needs(heading, grade).over(List.of()))
                .containsExactly(new Disability(kind, severe, Optional.of(grade)));
        assertThat(faults).isEmpty();
    }

    @Test
    void aCertificateWithoutAGradeIsOneAndABlankCellIsNone() {
        List<Disability> known = List.of(
                new Disability(Disability.Kind.PHYSICAL, true, Optional.of("1級")),
                new Disability(Disability.Kind.MENTAL, false));
        assertThat(needs("療育手帳", "あり").over(known))
                .containsExactly(
                        known.getFirst(), new Disability(Disability.Kind.INTELLECTUAL, false), known.getLast());
        assertThat(needs("身体障害者手帳", "あり").over(known))
                .as("that there is one takes no grade away")
                .isEqualTo(known);
        assertThat(needs("身体障害者手帳", "").over(known)).containsExactly(known.getLast());
        assertThat(needs("身体障害者手帳", "なし").over(known)).containsExactly(known.getLast());
        assertThat(needs("療育手帳", "").over(known)).isEqualTo(known);
    }

    @Test
    void whatTheCityMeasuredOfADeviceStaysWhenAListNamesTheDevice() {
        assertThat(needs("医療機器", "人工呼吸器、たん吸引器").over(KNOWN).devices())
                .containsExactly(
                        MEASURED,
                        new PoweredDevice(
                                PoweredDevice.Kind.SUCTION, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(needs("医療機器", "吸引器").over(KNOWN).devices())
                .extracting(PoweredDevice::kind)
                .containsExactly(PoweredDevice.Kind.SUCTION);
    }

    @Test
    void aBlankCellTakesNothingAwayThatSomebodyMayLiveOnAndASpokenNoDoes() {
        String headings = "医療機器,透析曜日,中断できない薬";
        assertThat(needs(headings, ",,").over(KNOWN)).isEqualTo(KNOWN);
        assertThat(needs(headings, "なし,なし,なし").over(KNOWN))
                .isEqualTo(new LifeSupport(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(KNOWN.medicines().getLast())));
    }

    @Test
    void daysOfDialysisAreReadHoweverTheyAreWrittenAndTheLastSessionStays() {
        for (String days : List.of("火木土", "火・木・土", "火曜日、木曜日、土曜日")) {
            assertThat(needs("透析曜日", "\"" + days + "\"").over(KNOWN).dialysis())
                    .as(days)
                    .contains(new Dialysis(
                            Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY), Optional.of(TODAY)));
        }
        assertThat(needs("人工透析", "○").over(KNOWN)).isEqualTo(KNOWN);
        assertThat(needs("人工透析", "○").over(LifeSupport.NONE).dialysis())
                .contains(new Dialysis(Set.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"インスリン：自己注射, INJECTION", "注射, INJECTION", "内服、インスリン: 注射, INJECTION", "ステロイド：内服, ", "なし, "})
    void howAMedicineIsGivenIsToldByItsNameOrForAll(String cell, Medicine.Route route) {
        LifeSupport over = needs("薬の使い方", cell).over(KNOWN);
        assertThat(over.medicines())
                .extracting(Medicine::route)
                .containsExactly(Optional.ofNullable(route), Optional.empty());
        assertThat(over.medicines().getFirst().stockDays()).contains(14);
        assertThat(MedicineRoutes.read(MedicineRoutes.written(over.medicines())).isPresent())
                .isEqualTo(route != null);
        assertThat(needs("薬の使い方", "").over(over)).as("a blank cell").isEqualTo(over);
        assertThat(faults).isEmpty();
    }

    @Test
    void howAMedicineIsGivenThatNobodyCanReadIsNamed() {
        rows("薬の使い方", "インスリン：なんとなく");
        assertThat(faults).extracting(RowFault::reason).containsExactly(RowFault.Reason.UNKNOWN_WORD);
    }

    @Test
    void medicinesThatMustNotStopKeepTheirStockAndOthersStay() {
        assertThat(needs("中断できない薬", "ステロイド、インスリン").over(KNOWN).medicines())
                .containsExactly(
                        KNOWN.medicines().getLast(),
                        new Medicine("ステロイド", true, Optional.empty(), Optional.empty()),
                        KNOWN.medicines().getFirst());
    }

    @ParameterizedTest
    @CsvSource({"身体障害者手帳, 8級", "療育手帳, 5度", "精神手帳, 4級", "医療機器, 人工呼吸器と車", "透析曜日, 毎週"})
    void aWordThatNobodyKnowsIsNamedAndNothingIsGuessed(String heading, String cell) {
        assertThat(rows(heading, cell)).isEmpty();
        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.reason()).isEqualTo(Reason.UNKNOWN_WORD))
                .satisfies(fault -> assertThat(fault.column()).isEqualTo(4));
    }

    @Test
    void rowsThatSayTheSameHaveTheSameTextAndAListWithoutTheColumnsSaysNothing() {
        assertThat(needs("透析曜日", "月水金").text()).isEqualTo(needs("透析曜日", "金・水・月").text());
        assertThat(needs("透析曜日", "月水金").text())
                .isNotEqualTo(needs("透析曜日", "火木土").text());
        assertThat(needs("電話番号", "04-7100-0000").isSaid()).isFalse();
        assertThat(needs("医療機器", "").isSaid()).isFalse();
        assertThat(needs("身体障害者手帳", "").isSaid()).isTrue();
    }

    private PersonNeeds needs(String headings, String cells) {
        return rows(headings, cells).getFirst().needs();
    }

    private List<PersonRow> rows(String headings, String cells) {
        String heading = "宛名番号,氏名,住所," + headings + "\n";
        var reader = new PersonRows(
                ListText.mapped(PersonColumn.class, heading),
                _ -> Optional.empty(),
                CityClerk.recording(TODAY),
                faults::add);
        return ListText.read(heading + "1,花,川端," + cells + "\n", reader::read);
    }
}
