package jp.anpi.safety.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.APerson;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.building.Around;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.OnDuty;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.ReportMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRulesTest {

    private final Around around = new Around()
            .member("看護師", Optional.of("代理"))
            .member("代理")
            .member("ケアマネ")
            .office("ヘルパー");

    private OnDuty one() {
        return OnDuty.of(hanako(), around).opens();
    }

    private static APerson hanako() {
        return APerson.named("花子").nurse("看護師").careManager("ケアマネ").provider("ヘルパー");
    }

    @Test
    void theOpeningAsksTheFirstRungAndSaysWhy() {
        var duty = one();
        assertThat(duty.requested()).singleElement().satisfies(notice -> {
            assertThat(notice.recipient().name()).isEqualTo("看護師");
            assertThat(notice.why()).isEqualTo(AskReason.INCIDENT_OPENED);
            assertThat(notice.answerBy()).contains(duty.at("10:20"));
            assertThat(notice.explanation().ja()).contains("花子さん").contains("10:20までに");
        });
        assertThat(duty.check().status())
                .as("a notice alone leaves nobody's silence")
                .isEqualTo(CheckStatus.SILENT);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 2", "1, 2"})
    void aRungIsGivenUpAtItsInstant(int millisAfter, int rung) {
        var duty = one().forward(Duration.ofMinutes(20).plusMillis(millisAfter));
        assertThat(duty.check().asking().map(Asking::rung)).contains(rung);
    }

    @Test
    void aDirectReportOfSafetyEndsTheAskingAndWithdrawsTheQuestions() {
        var duty = one().until("10:30").hears(AReport.of("a"));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.check().asking()).isEmpty();
        assertThat(duty.withdrawn())
                .extracting(notice -> notice.recipient().name())
                .containsExactly("看護師", "ケアマネ");
    }

    @Test
    void foldingAReportTwiceIsFoldingItOnce() {
        var duty = one().hears(AReport.of("a"));
        var once = duty.check();
        assertThat(duty.forward(Duration.ofMinutes(5)).hears(AReport.of("a")).check())
                .isEqualTo(once);
    }

    @Test
    void pitfall36HearsayConfirmsNobodyWhoLivesOnAMachine() {
        var duty = one().hears(AReport.of("a").hearsay());
        assertThat(duty.check().status()).isEqualTo(CheckStatus.SILENT);
        assertThat(duty.check().asking()).isPresent();
        assertThat(duty.hears(AReport.of("b")).check().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void hearsayIsGoodEnoughForTheThirdGroup() {
        var duty = OnDuty.of(hanako().in(PriorityGroup.CARE_CONSIDERATION), around)
                .opens()
                .hears(AReport.of("a").hearsay());
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void pitfall30AnUnreachableReportClimbsAtOnceAndCountsAsAnAttempt() {
        var duty = one().until("10:05").hears(AReport.of("a").unreachable());
        assertThat(duty.climb()).isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:05 CARE_MANAGER ケアマネ");
        assertThat(duty.check().asking().map(Asking::why)).contains(AskReason.REPORTED_UNREACHABLE);
        assertThat(duty.check().status()).isEqualTo(CheckStatus.TRYING);
    }

    @Test
    void anUnreachableReportFromBeforeTheRungBeganDoesNotClimbAgain() {
        var duty = one().until("10:21");
        duty.hears(AReport.of("late").unreachable(), duty.at("10:19"));
        assertThat(duty.check().asking().map(Asking::rung)).contains(2);
    }

    @Test
    void pitfall37ADangerGoesToTheDeskAtOnceWhateverTheRung() {
        var duty = one().until("10:03")
                .hears(AReport.of("a").hearsay().saying(Condition.UNKNOWN).needing(NeedKind.RESCUE));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.NEEDS_HELP);
        assertThat(duty.check().reading().danger()).isTrue();
        assertThat(duty.climb()).isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:03 desk");
        assertThat(duty.requested().getLast()).satisfies(notice -> {
            assertThat(notice.recipient().key()).isEqualTo("desk");
            assertThat(notice.why()).isEqualTo(AskReason.DANGER_REPORTED);
        });
    }

    @Test
    void everyFurtherReportOfDangerTellsTheDeskOnce() {
        var duty = one().hears(AReport.of("a").needing(NeedKind.RESCUE))
                .hears(AReport.of("b").saying(Condition.SERIOUS_INJURY))
                .hears(AReport.of("b").saying(Condition.SERIOUS_INJURY))
                .forward(Duration.ofHours(2));
        assertThat(duty.requested().stream().filter(n -> n.why() == AskReason.DANGER_REPORTED))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"PUSH_SUPPORT, true", "CARE_CONSIDERATION, false"})
    void lostPowerIsADangerWhereLifeDependsOnIt(PriorityGroup group, boolean danger) {
        var duty = OnDuty.of(hanako().in(group), around)
                .opens()
                .hears(AReport.of("a").needing(NeedKind.POWER));
        assertThat(duty.check().reading().danger()).isEqualTo(danger);
        assertThat(duty.check().status()).isEqualTo(CheckStatus.NEEDS_HELP);
    }

    @ParameterizedTest
    @CsvSource({"-1, CONFIRMED", "0, SILENT", "1, SILENT"})
    void pitfall21AConfirmationGrowsStaleAtItsInstantAndThePersonIsAskedAnew(int millisAfter, CheckStatus status) {
        var duty = one().hears(AReport.of("a")).forward(Duration.ofHours(6).plusMillis(millisAfter));
        assertThat(duty.check().status()).isEqualTo(status);
        boolean stale = status == CheckStatus.SILENT;
        assertThat(duty.check().toState().staleSince().isPresent()).isEqualTo(stale);
        assertThat(duty.check().asking().map(Asking::why).equals(Optional.of(AskReason.RECHECK_DUE)))
                .isEqualTo(stale);
    }

    @Test
    void pitfall07ACareManagerWhoIsAVictimIsReplacedByTheDeputy() {
        var duty = one().until("10:05").happens(TestEvents.gone("看護師", AnIncident.ONSET));
        assertThat(duty.climb()).isEqualTo("10:00 MEDICAL_VISITOR 看護師 | 10:05 MEDICAL_VISITOR 代理");
        assertThat(duty.check().asking().map(Asking::dueAt)).contains(Optional.of(duty.at("10:25")));
        assertThat(duty.check().toState().asked().orElseThrow().who()).containsExactly("代理");
        assertThat(duty.withdrawn())
                .singleElement()
                .extracting(n -> n.recipient().name())
                .isEqualTo("看護師");
    }

    @Test
    void aMemberWhoIsAskedAboutAnotherRungChangesNothingNow() {
        var duty = one();
        var before = duty.check();
        assertThat(duty.happens(TestEvents.gone("ケアマネ", AnIncident.ONSET)).check())
                .isEqualTo(before);
        assertThat(duty.until("10:20").check().toState().asked().orElseThrow().who())
                .as("but is passed over when the rung comes")
                .containsExactly("ケアマネの事業所");
    }

    @Test
    void aQuestionThatCannotArriveGivesUpTheRung() {
        var duty = one().until("10:02");
        duty.happens(new CheckEvent.NoticeEnded(duty.requested().getFirst().notice(), Fate.UNDELIVERABLE));
        assertThat(duty.check().asking().map(Asking::why)).contains(AskReason.UNDELIVERABLE);
        assertThat(duty.check().asking().map(Asking::rung)).contains(2);
    }

    @Test
    void aQuestionThatWasHandedOverKeepsTheRungWaiting() {
        var duty = one();
        duty.happens(new CheckEvent.NoticeEnded(duty.requested().getFirst().notice(), Fate.HANDED_OVER));
        assertThat(duty.check().asking().map(Asking::rung)).contains(1);
    }

    @Test
    void onlyOneAtATimeHoldsAClaimAndItIsTryingUntilTheNextCycle() {
        var duty = one();
        Instant at = duty.now();
        duty.happens(new CheckEvent.Claimed(Ids.command("1"), AnIncident.actor("甲"), at))
                .happens(new CheckEvent.Claimed(Ids.command("2"), AnIncident.actor("乙"), at));
        assertThat(duty.check().claim().map(claim -> claim.by().username())).contains("甲");
        assertThat(duty.check().status()).isEqualTo(CheckStatus.TRYING);
        assertThat(duty.check().commands())
                .containsExactly(
                        new CommandOutcome(Ids.command("1"), CommandOutcome.Outcome.DONE),
                        new CommandOutcome(Ids.command("2"), CommandOutcome.Outcome.HELD_BY_ANOTHER));
        duty.happens(new CheckEvent.Released(Ids.command("3"), AnIncident.actor("甲")));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.SILENT);
    }

    @Test
    void aCommandThatComesTwiceActsOnce() {
        var duty = one();
        var claim = new CheckEvent.Claimed(Ids.command("1"), AnIncident.actor("甲"), duty.now());
        duty.happens(claim).happens(new CheckEvent.Released(Ids.command("2"), AnIncident.actor("甲")));
        var released = duty.check();
        assertThat(duty.happens(claim).check()).isEqualTo(released);
    }

    @Test
    void aLinkThatWasAMistakeIsTakenBackAndMayBeMadeAgain() {
        var duty = one();
        var linked = new CheckEvent.Reported(
                AReport.of("a").received(duty.now(), duty.now()), Optional.of(Ids.command("1")));
        assertThat(duty.happens(linked).check().status()).isEqualTo(CheckStatus.CONFIRMED);
        duty.happens(new CheckEvent.Unlinked(Ids.report("a"), Ids.command("2")));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.SILENT);
        assertThat(duty.check().asking()).as("asked again").isPresent();
        duty.happens(new CheckEvent.Reported(linked.received(), Optional.of(Ids.command("3"))));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.CONFIRMED);
    }

    @Test
    void aReportWhosePersonWasPickedByMistakeIsTakenAwayAndDoesNotComeBackWhenTheLogIsReadAgain() {
        var duty = one();
        var picked = new CheckEvent.Reported(AReport.of("a").received(duty.now(), duty.now()), Optional.empty());
        duty.happens(picked);
        duty.happens(new CheckEvent.Unlinked(Ids.report("a"), Ids.command("1")));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.SILENT);
        var before = duty.check();
        assertThat(duty.happens(picked)
                        .happens(new CheckEvent.Unlinked(Ids.report("a"), Ids.command("1")))
                        .check())
                .isEqualTo(before);
        duty.happens(new CheckEvent.Reported(picked.received(), Optional.of(Ids.command("2"))));
        assertThat(duty.check().status()).as("moved back").isEqualTo(CheckStatus.CONFIRMED);
        duty.happens(new CheckEvent.Reported(picked.received(), Optional.of(Ids.command("3"))));
        assertThat(duty.check().facts()).as("a second link adds nothing").hasSize(1);
    }

    @Test
    void aClosedIncidentAsksNobodyAndKeepsWhatComesLater() {
        var duty = one().happens(TestEvents.closed(AnIncident.ONSET));
        assertThat(duty.withdrawn()).hasSize(1);
        assertThat(duty.check().nextDueAt()).isEmpty();
        duty.forward(Duration.ofHours(1))
                .hears(AReport.of("late").needing(NeedKind.RESCUE).marked(ReportMark.AFTER_CLOSE));
        assertThat(duty.check().status()).isEqualTo(CheckStatus.NEEDS_HELP);
        assertThat(duty.check().facts())
                .singleElement()
                .extracting(ReportFact::marks)
                .isEqualTo(java.util.Set.of(ReportMark.AFTER_CLOSE));
        assertThat(duty.requested()).as("only the opening's question").hasSize(1);
    }

    @Test
    void theFifthGroupIsHeardAndItsDangersReachTheDesk() {
        var duty = OnDuty.of(APerson.named("四郎").in(PriorityGroup.GENERAL), around);
        assertThat(duty.hears(AReport.of("a").hearsay()).check().status()).isEqualTo(CheckStatus.CONFIRMED);
        assertThat(duty.check().asking()).isEmpty();
        duty.hears(AReport.of("b").saying(Condition.SERIOUS_INJURY));
        assertThat(duty.requested())
                .singleElement()
                .extracting(n -> n.recipient().key())
                .isEqualTo("desk");
    }

    @Test
    void aDialysisPatientsClockIsOnTheStateWithoutAnyOutage() {
        var person = hanako().in(PriorityGroup.MEDICAL_COORDINATION)
                .dialysis(Optional.empty(), DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
        assertThat(OnDuty.of(person, around).opens().check().toState().clock())
                .hasValueSatisfying(clock -> assertThat(clock.assumed()).isTrue());
    }

    @Test
    void aNoticeAboutAProtectedPersonCarriesNoAddress() {
        assertThat(OnDuty.of(hanako().underProtection(), around).opens().requested())
                .allSatisfy(notice -> assertThat(notice.address()).isEmpty());
        assertThat(one().requested())
                .allSatisfy(notice -> assertThat(notice.address()).isPresent());
    }

    @Test
    void theStateNamesFamilyByRelationOnly() {
        var person =
                APerson.named("三郎").in(PriorityGroup.REASONABLE_ACCOMMODATION).family("長女", "080");
        var state = OnDuty.of(person, around).opens().check().toState();
        assertThat(state.asked().orElseThrow().who()).isEqualTo(List.of("長女"));
    }

    @Test
    void aFastDrillTakesTheSameDecisionsAsARealIncident() {
        var drill = OnDuty.of(hanako(), around, AnIncident.drill(1440)).forward(Duration.ofHours(2));
        assertThat(drill.climb()).isEqualTo(one().forward(Duration.ofHours(2)).climb());
        assertThat(drill.requested())
                .allSatisfy(notice -> assertThat(notice.mode()).isEqualTo(jp.anpi.registry.contract.Mode.DRILL));
    }
}
