package jp.anpi.registry.importing.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Dialysis;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Oxygen;
import jp.anpi.registry.group.CareProcedure;
import jp.anpi.registry.group.Requirements;
import jp.anpi.registry.group.SupportReason;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import org.junit.jupiter.api.Test;

/** What a city's list knows of oxygen, of regular care, and of why somebody cannot get to safety alone. */
class PersonCareListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final List<RowFault> faults = new ArrayList<>();

    private PersonRow row(String headings, String cells) {
        String list = "宛名番号,氏名,住所," + headings + "\n1,花子,川端1," + cells + "\n";
        var rows = new PersonRows(
                ListText.mapped(PersonColumn.class, list),
                _ -> Optional.empty(),
                CityClerk.recording(TODAY),
                faults::add);
        return ListText.read(list, rows::read).getFirst();
    }

    @Test
    void oxygenIsReadWithItsCylindersHoweverTheMeasuresAreWritten() {
        PersonRow row = row("酸素流量,酸素の使える量,酸素ボンベの種類,酸素ボンベの本数,呼吸同調器", "１．５L/分,1200L,V14,2本,あり");

        assertThat(row.needs().over(LifeSupport.NONE).oxygen())
                .contains(new Oxygen(1.5, 1200, Optional.of("V14"), Optional.of(2), Optional.of(true)));
        assertThat(faults).isEmpty();
    }

    @Test
    void aFlowWithoutLitresStartsNoClockAndBlankCellsTakeNothingAway() {
        assertThat(row("酸素流量", "2").needs().over(LifeSupport.NONE).oxygen()).isEmpty();
        LifeSupport known = new LifeSupport(
                List.of(),
                Optional.of(new Oxygen(2, 900)),
                Optional.of(new Dialysis(java.util.Set.of(), Optional.empty())),
                List.of());
        assertThat(row("酸素流量,酸素ボンベの本数,透析の種類", ",,").needs().over(known)).isEqualTo(known);
        assertThat(row("酸素流量", "3").needs().over(known).oxygen()).contains(new Oxygen(3, 900));
        assertThat(row("透析の種類", "CAPD")
                        .needs()
                        .over(known)
                        .dialysis()
                        .orElseThrow()
                        .form())
                .contains(Dialysis.Form.PERITONEAL);
    }

    @Test
    void careAndReasonsAreReadInTheWordsOfCitiesAndNoneIsAWordOfItsOwn() {
        PersonRow row = row("医療的ケア,避難支援等を必要とする事由,個別の事由", "\"喀痰吸引、胃ろう、導尿\",\"要介護、難病\",夜間は一人");

        Requirements needs = row.over(Requirements.NONE);
        assertThat(needs.procedures())
                .containsExactly(CareProcedure.SUCTION, CareProcedure.TUBE_FEEDING, CareProcedure.CATHETER);
        assertThat(needs.reasons()).containsExactly(SupportReason.CARE, SupportReason.ILLNESS);
        assertThat(needs.reason()).contains("夜間は一人");
        assertThat(row("医療的ケア,個別の事由", ",").over(needs)).isEqualTo(needs);
        assertThat(row("医療的ケア", "なし").over(needs).procedures()).isEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void aWordThatIsInNoTableIsToldAndLosesNeitherTheRowNorWhatIsRecorded() {
        Requirements needs = row("医療的ケア", "吸引").over(Requirements.NONE);
        assertThat(row("医療的ケア", "\"吸引、おまじない\"").over(needs)).isEqualTo(needs);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.CODE);
    }
}
