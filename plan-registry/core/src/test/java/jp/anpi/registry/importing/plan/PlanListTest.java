package jp.anpi.registry.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.person.Registered;
import jp.anpi.registry.plan.Agreement;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.EvacuationPlan.Stage;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;
import jp.anpi.registry.plan.EvacuationPlan.Written;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.PlanHistory;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Lists of plans as cities keep them, from the text to the version that follows. */
class PlanListTest extends ReadsPlans {

    private static final String HEADINGS = "宛名番号,本人確認日,緊急連絡先1氏名,緊急連絡先1続柄,緊急連絡先1電話,支援者1,支援者1の同意,安否確認者,"
            + "避難先（洪水）,避難先（地震）,避難開始の目安,避難経路,必要人数,持出品,急変時の取り決め,血液型,病名1,かかりつけ病院1,アレルギー\n";
    private static final String ROW = "1,令和8年4月1日,見本 次郎,長男,090-0000-0001,隣 花子,同意,隣 花子,"
            + "川端小学校,自宅の2階,警戒レベル３,裏の坂を上る,２人,薬、手帳・眼鏡,119番のあと長男へ,Ａ型,高血圧,川端病院,なし\n";

    @Test
    void aRowWithADayIsAPlanThatThePersonConfirmedThen() {
        EvacuationPlan plan = next(new PlanHistory(person.id(), List.of()), HEADINGS + ROW);

        assertThat(plan.stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(plan.edit()).isOne();
        assertThat(plan.confirmation().orElseThrow().on()).isEqualTo(LocalDate.of(2026, 4, 1));
        PlanContent content = plan.content();
        assertThat(content.contacts().getFirst().relation()).isEqualTo("長男");
        assertThat(content.supporters().getFirst().agreement().state()).isEqualTo(Agreement.State.AGREED);
        assertThat(content.checkers()).containsExactly(new NamedChecker.ByContact(1));
        assertThat(content.destinations())
                .containsExactly(
                        new Destination(
                                Set.of(Hazard.FLOOD),
                                Destination.Kind.EMERGENCY_PLACE,
                                "川端小学校",
                                Optional.of("川端1"),
                                Optional.of(SCHOOL)),
                        new Destination(
                                Set.of(Hazard.EARTHQUAKE),
                                Destination.Kind.AT_HOME,
                                "自宅の2階",
                                Optional.empty(),
                                Optional.empty()));
        assertThat(content.leaving())
                .isEqualTo(new Leaving(
                        Optional.of(Leaving.Start.WARNING_LEVEL_3),
                        Optional.of("裏の坂を上る"),
                        Optional.empty(),
                        Optional.of(2),
                        List.of("薬", "手帳", "眼鏡"),
                        Optional.empty()));
        assertThat(content.wishes()).contains("119番のあと長男へ");
        assertThat(content.card().blood()).contains(EmergencyCard.BloodType.A);
        assertThat(content.card().illnesses())
                .containsExactly(
                        new EmergencyCard.Illness("高血圧", Optional.empty(), Optional.of("川端病院"), Optional.empty()));
        assertThat(faults).isEmpty();
    }

    @Test
    void aRowWithoutADayIsADraftThatTheNextListGoesOnWriting() {
        PlanHistory none = new PlanHistory(person.id(), List.of());
        EvacuationPlan draft = next(none, HEADINGS + ROW.replace("令和8年4月1日", ""));
        assertThat(draft.stage()).isEqualTo(Stage.DRAFT);

        EvacuationPlan edited = next(history(draft), "宛名番号,避難経路\n1,表の道\n");
        assertThat(edited.version()).isEqualTo(1);
        assertThat(edited.edit()).isEqualTo(2);
        assertThat(edited.content().leaving().route()).contains("表の道");
        assertThat(edited.content().supporters())
                .as("the list has no column for them")
                .isEqualTo(draft.content().supporters());
        assertThat(edited.content().checkers()).isEqualTo(draft.content().checkers());

        EvacuationPlan confirmed = next(history(draft), HEADINGS + ROW);
        assertThat(confirmed.stage()).isEqualTo(Stage.CONFIRMED);
        assertThat(confirmed.version()).isEqualTo(1);
    }

    @Test
    void whatSomeVersionSaysAlreadyChangesNothingAlsoAfterALaterOne() {
        EvacuationPlan first = next(new PlanHistory(person.id(), List.of()), HEADINGS + ROW);
        EvacuationPlan second = next(
                history(first), HEADINGS + ROW.replace("令和8年4月1日", "令和8年6月1日").replace("裏の坂を上る", "表の道"));
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.stage()).isEqualTo(Stage.CONFIRMED);

        assertThat(merged(history(first, second), HEADINGS + ROW)).isInstanceOf(PlanMerge.Result.Same.class);
        assertThat(faults).isEmpty();
    }

    @Test
    void whatTheDeskIsWritingAndWhatWasConfirmedLaterIsNotWrittenOver() {
        EvacuationPlan first = next(new PlanHistory(person.id(), List.of()), HEADINGS + ROW);
        var byHand = (PlanHistory.Outcome.Changed) history(first).begin(PlanContent.BLANK, new Written("市 太郎", TODAY));
        assertThat(merged(history(first, byHand.plan()), HEADINGS + ROW.replace("裏の坂", "表の坂")))
                .isInstanceOf(PlanMerge.Result.Wrong.class);
        assertThat(merged(history(first), HEADINGS + ROW.replace("令和8年4月1日", "令和8年3月1日")))
                .isInstanceOf(PlanMerge.Result.Wrong.class);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.PLAN_OPEN, Reason.PLAN_NEWER);
    }

    @Test
    void anOlderSheetDoesNotBringBackWhatThePersonWithdrew() {
        EvacuationPlan first = next(new PlanHistory(person.id(), List.of()), HEADINGS + ROW);
        var gone = (PlanHistory.Outcome.Changed)
                history(first).withdraw(1, 1, Withdrawal.PERSON, LocalDate.of(2026, 10, 1));
        PlanHistory withdrawn = history(gone.plan());
        String corrected = HEADINGS + ROW.replace("裏の坂", "表の坂");

        for (String day : List.of("令和8年4月1日", "令和8年10月1日")) {
            assertThat(merged(withdrawn, corrected.replace("令和8年4月1日", day)))
                    .isInstanceOf(PlanMerge.Result.Wrong.class);
        }
        assertThat(faults)
                .extracting(RowFault::column, RowFault::reason)
                .containsExactly(Tuple.tuple(2, Reason.PLAN_WITHDRAWN), Tuple.tuple(2, Reason.PLAN_WITHDRAWN));
        EvacuationPlan since = next(withdrawn, corrected.replace("令和8年4月1日", "令和8年10月2日"));
        assertThat(since.version()).isEqualTo(2);
        assertThat(since.stage()).isEqualTo(Stage.CONFIRMED);
    }

    @Test
    void aWithdrawalThatWasStoredBeforeAnybodySaidWhyKeepsOlderSheetsOutToo() {
        EvacuationPlan first = next(new PlanHistory(person.id(), List.of()), HEADINGS + ROW);
        var unsaid = new EvacuationPlan(
                first.person(),
                first.version(),
                first.edit() + 1,
                Stage.WITHDRAWN,
                first.content(),
                first.written(),
                first.confirmation(),
                Optional.of(LocalDate.of(2026, 10, 1)),
                Optional.empty(),
                Optional.empty());
        assertThat(unsaid.withdrawal()).isEmpty();

        assertThat(merged(history(unsaid), HEADINGS + ROW.replace("裏の坂", "表の坂")))
                .isInstanceOf(PlanMerge.Result.Wrong.class);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.PLAN_WITHDRAWN);
    }

    @Test
    void aPlaceNobodyDesignatedIsTakenWithAWarningAndASingleColumnForAllHazardsIsNotGuessed() {
        PlanHistory none = new PlanHistory(person.id(), List.of());
        EvacuationPlan plan = next(none, "宛名番号,避難先（地震）\n1,どこかの広場\n");
        assertThat(plan.content().destinations().getFirst().name()).isEqualTo("どこかの広場");
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.NO_SUCH_PLACE);
        assertThat(ListText.mapped(PlanColumn.class, "宛名番号,避難先\n").ignored()).containsExactly("避難先");
    }

    @Test
    void aPlanOfSomebodyUnderProtectionIsTakenFromWhoMaySeeWhereTheyLiveOnly() {
        PlanHistory none = new PlanHistory(person.id(), List.of());
        PersonState hidden = Registered.person(true);
        assertThat(merged(hidden, none, "宛名番号,避難経路\n1,裏の坂\n", Role.DESK)).isInstanceOf(PlanMerge.Result.Wrong.class);
        assertThat(merged(hidden, none, "宛名番号,避難経路\n1,裏の坂\n", Role.RESTRICTED_DESK))
                .isInstanceOf(PlanMerge.Result.Changed.class);
        assertThat(faults).extracting(RowFault::reason).containsExactly(Reason.UNDER_PROTECTION);
    }
}
