package jp.anpi.registry.importing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.importing.list.ListText;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.Sender;
import jp.anpi.registry.importing.office.MemberBook;
import jp.anpi.registry.importing.office.OfficeBook;
import jp.anpi.registry.importing.person.Registered;
import jp.anpi.registry.plan.Agreement;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.plan.EmergencyCard;
import jp.anpi.registry.plan.EmergencyContact;
import jp.anpi.registry.plan.EvacuationPlan;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.EvacuationPlan.Stage;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;
import jp.anpi.registry.plan.EvacuationPlan.Written;
import jp.anpi.registry.plan.Leaving;
import jp.anpi.registry.plan.PlanContent;
import jp.anpi.registry.plan.PlanHistory;
import jp.anpi.registry.plan.Supporter;
import jp.anpi.registry.sheet.TextEncoding;
import jp.anpi.registry.shelter.DesignatedPlace;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Lists of plans as cities keep them, from the text to the version that follows. */
class PlanListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Position SCHOOL = new Position(35.86, 139.91);
    private static final MemberState NURSE = new MemberState(
            MemberId.random(),
            1,
            OfficeId.random(),
            "看護 一郎",
            Role.MEDICAL_VISITOR,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final String HEADINGS = "宛名番号,本人確認日,緊急連絡先1氏名,緊急連絡先1続柄,緊急連絡先1電話,支援者1,支援者1の同意,安否確認者,"
            + "避難先（洪水）,避難先（地震）,避難開始の目安,避難経路,必要人数,持出品,急変時の取り決め,血液型,病名1,かかりつけ病院1,アレルギー\n";
    private static final String ROW = "1,令和8年4月1日,見本 次郎,長男,090-0000-0001,隣 花子,同意,隣 花子,"
            + "川端小学校,自宅の2階,警戒レベル３,裏の坂を上る,２人,薬、手帳・眼鏡,119番のあと長男へ,Ａ型,高血圧,川端病院,なし\n";

    private final List<RowFault> faults = new ArrayList<>();
    private final PersonState person = Registered.person();

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
    void aCheckerIsSomebodyOfThePlanElseAMemberOfAnOfficeThatServesThePersonElseAFault() {
        String headings = "宛名番号,安否確認者\n";
        PersonState served = Registered.person(nursing(Optional.empty()));
        PlanMerge.Result ofTheirNurse = merged(served, none(served), headings + "1,看護一郎\n", Role.DESK);
        assertThat(((PlanMerge.Result.Changed) ofTheirNurse).plan().content().checkers())
                .containsExactly(new NamedChecker.ByMember(NURSE.id()));
        assertThat(merged(served, none(served), headings + "1,誰か\n", Role.DESK))
                .isInstanceOf(PlanMerge.Result.Wrong.class);

        PersonState once = Registered.person(nursing(Optional.of(TODAY.minusDays(1))));
        for (PersonState other : List.of(person, once)) {
            assertThat(merged(other, none(other), headings + "1,看護一郎\n", Role.DESK))
                    .as("somebody in the city has the name")
                    .isInstanceOf(PlanMerge.Result.Wrong.class);
        }
        assertThat(faults)
                .extracting(RowFault::row, RowFault::column, RowFault::reason)
                .containsOnly(Tuple.tuple(2, 2, Reason.NOT_REGISTERED))
                .hasSize(3);
    }

    @Test
    void aMemberWhomThePlanNamesAlreadyStaysTheCheckerWhoeverServesThePerson() {
        PlanHistory known = history(confirmed(new PlanContent(
                List.of(),
                List.of(),
                List.of(new NamedChecker.ByMember(NURSE.id())),
                List.of(),
                Leaving.NOT_SAID,
                Optional.empty(),
                EmergencyCard.BLANK)));
        assertThat(merged(known, "宛名番号,安否確認者\n1,看護一郎\n")).isInstanceOf(PlanMerge.Result.Same.class);
    }

    @Test
    void whenAContactCanBeReachedComesWithTheListAndStaysWhereItHasNoColumnForIt() {
        String list = "宛名番号,緊急連絡先1氏名,緊急連絡先1連絡可能時間\n1,見本次郎,夜8時以降\n";
        EvacuationPlan plan = next(history(confirmed(plan(List.of(), List.of(), List.of()))), list);
        assertThat(plan.content().contacts().getFirst().hours()).contains("夜8時以降");

        EvacuationPlan after = next(history(plan), "宛名番号,緊急連絡先1氏名,緊急連絡先1電話\n1,見本次郎,090-0000-0009\n");
        assertThat(after.content().contacts().getFirst().hours()).contains("夜8時以降");
    }

    @Test
    void whatTheListHasNoColumnForStaysWithWhomItNamesAndWithWhomItDoesNot() {
        EmergencyContact son = contact("見本 次郎", "090-0000-0001");
        EmergencyContact daughter = contact("見本 花", "090-0000-0002");
        Destination home = new Destination(
                Set.of(Hazard.EARTHQUAKE), Destination.Kind.AT_HOME, "自宅の2階", Optional.empty(), Optional.empty());
        PlanHistory known = history(confirmed(plan(List.of(son, daughter), List.of(), List.of(home))));
        String list = "宛名番号,緊急連絡先1氏名,緊急連絡先1電話,避難先（洪水）\n1,見本次郎,090-0000-0009,川端小学校\n";

        EvacuationPlan plan = next(known, list);

        assertThat(plan.content().contacts())
                .containsExactly(
                        new EmergencyContact(
                                "見本次郎",
                                son.relation(),
                                Optional.of("090-0000-0009"),
                                son.mail(),
                                son.address(),
                                son.mayBeTold()),
                        daughter);
        assertThat(plan.content().destinations())
                .extracting(Destination::hazards, Destination::name)
                .containsExactly(
                        Tuple.tuple(Set.of(Hazard.EARTHQUAKE), "自宅の2階"), Tuple.tuple(Set.of(Hazard.FLOOD), "川端小学校"));
        assertThat(merged(history(plan), list)).isInstanceOf(PlanMerge.Result.Same.class);
        assertThat(next(known, list.replace("見本次郎", "前の人"))
                        .content()
                        .contacts()
                        .getFirst()
                        .mayBeTold())
                .as("nobody said that somebody new may be told")
                .isFalse();
    }

    @Test
    void anAgreementChangesOnlyWhereItsOwnColumnSaysSomethingElse() {
        Supporter club = supporter(Supporter.Kind.ORGANISATION, "川端自治会");
        Supporter neighbour = supporter(Supporter.Kind.PERSON, "隣 花子");
        PlanHistory known = history(confirmed(plan(List.of(), List.of(club, neighbour), List.of())));
        String headings = "宛名番号,支援者1,支援者1の同意,支援者2,避難経路\n";

        assertThat(next(known, headings + "1,川端自治会,同意,隣 花子,表の道\n").content().supporters())
                .containsExactly(club, neighbour);
        assertThat(next(known, headings + "1,川端自治会,拒否,隣 花子,表の道\n").content().supporters())
                .containsExactly(
                        club.withAgreement(new Agreement(Agreement.State.REFUSED, Optional.empty(), Optional.empty())),
                        neighbour);
    }

    @Test
    void aPlaceForSeveralHazardsStaysThatOfThoseOfWhichTheListSaysNothingElse() {
        Destination hill = new Destination(
                Set.of(Hazard.FLOOD, Hazard.EARTHQUAKE),
                Destination.Kind.RELATIVES,
                "親族の家",
                Optional.empty(),
                Optional.empty());
        PlanHistory known = history(confirmed(plan(List.of(), List.of(), List.of(hill))));
        String headings = "宛名番号,避難先（洪水）,避難経路\n";

        assertThat(next(known, headings + "1,親族の家,表の道\n").content().destinations())
                .containsExactly(hill);
        assertThat(next(known, headings + "1,川端小学校,表の道\n").content().destinations())
                .extracting(Destination::hazards, Destination::name)
                .containsExactly(
                        Tuple.tuple(Set.of(Hazard.EARTHQUAKE), "親族の家"), Tuple.tuple(Set.of(Hazard.FLOOD), "川端小学校"));
        assertThat(next(known, headings + "1,,表の道\n").content().destinations())
                .extracting(Destination::hazards)
                .containsExactly(Set.of(Hazard.EARTHQUAKE));
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

    private static EmergencyContact contact(String name, String phone) {
        return new EmergencyContact(
                name, "子", Optional.of(phone), Optional.of("a@example.jp"), Optional.of("川端9"), false);
    }

    private static Supporter supporter(Supporter.Kind kind, String name) {
        return new Supporter(
                kind,
                name,
                "近所",
                Optional.of("川端2"),
                Optional.of("04-0000-0001"),
                Optional.of("b@example.jp"),
                new Agreement(Agreement.State.AGREED, Optional.of(TODAY), Optional.of("訪問")));
    }

    private static PlanContent plan(
            List<EmergencyContact> contacts, List<Supporter> supporters, List<Destination> destinations) {
        return new PlanContent(
                contacts, supporters, List.of(), destinations, Leaving.NOT_SAID, Optional.empty(), EmergencyCard.BLANK);
    }

    /** As the desk wrote it and the person confirmed it. */
    private EvacuationPlan confirmed(PlanContent content) {
        return none(person)
                .adopt(
                        content,
                        new Written("市 太郎", TODAY),
                        Optional.of(new Confirmation(Confirmation.By.PERSON, "髙橋 一", "訪問", TODAY)));
    }

    private static Assignment nursing(Optional<LocalDate> last) {
        return new Assignment(
                Assignment.Role.VISITING_NURSE, NURSE.office(), Optional.empty(), LocalDate.of(2026, 4, 1), last);
    }

    private static PlanHistory none(PersonState of) {
        return new PlanHistory(of.id(), List.of());
    }

    private PlanHistory history(EvacuationPlan... versions) {
        return new PlanHistory(person.id(), List.of(versions));
    }

    private EvacuationPlan next(PlanHistory history, String list) {
        return ((PlanMerge.Result.Changed) merged(history, list)).plan();
    }

    private PlanMerge.Result merged(PlanHistory history, String list) {
        return merged(person, history, list, Role.DESK);
    }

    private PlanMerge.Result merged(PersonState of, PlanHistory history, String list, Role role) {
        var mapping = ListText.mapped(PlanColumn.class, list);
        var place = new DesignatedPlace(
                "E1",
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                "川端小学校",
                "",
                "川端1",
                Optional.of(SCHOOL),
                Set.of(Hazard.FLOOD),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
        var rows = new PlanRows(
                mapping, name -> name.equals(place.name()) ? Optional.of(place) : Optional.empty(), TODAY, faults::add);
        var merge = new PlanMerge(
                new CheckerNames(new OfficeBook(List.of(), Map.of()), MemberBook.of(List.of(NURSE))),
                mapping,
                TextEncoding.UTF_8,
                new Sender("市 太郎", role, TODAY),
                faults::add);
        return merge.of(of, history, ListText.read(list, rows::read).getFirst());
    }
}
