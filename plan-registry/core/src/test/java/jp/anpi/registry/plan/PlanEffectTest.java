package jp.anpi.registry.plan;

import static jp.anpi.registry.plan.Plans.DAY;
import static jp.anpi.registry.plan.Plans.SON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.EvacuationPlan.Stage;
import org.junit.jupiter.api.Test;

class PlanEffectTest {

    private static final PersonState NOBODYS = Plans.person(false, List.of());
    private static final ContactPerson DAUGHTER =
            new ContactPerson("長女 二美", "子", Optional.empty(), Optional.empty(), false);

    @Test
    void pitfall18ASupporterWhoHasNotAgreedIsToldToNobodyAndNotAsked() {
        PlanContent content = Plans.content(
                List.of(SON),
                List.of(
                        Plans.supporter("隣の佐藤", Agreement.State.NO_ANSWER),
                        Plans.supporter("隣の山田", Agreement.State.AGREED)),
                new NamedChecker.ByContact(1),
                new NamedChecker.ByContact(2),
                new NamedChecker.ByContact(0));
        PersonState told = on(NOBODYS, plan(Stage.CONFIRMED, content), DAY);
        assertThat(told.contacts()).extracting(ContactPerson::name).containsExactly(SON.name(), "隣の山田");
        assertThat(told.checkers())
                .as("山田 moved up to the place of 佐藤")
                .containsExactly(new NamedChecker.ByContact(1), new NamedChecker.ByContact(0));
    }

    @Test
    void aDraftChangesNothingAndAConfirmedPlanIsTheBadge() {
        assertThat(on(NOBODYS, plan(Stage.DRAFT, Plans.whole()), DAY)).isEqualTo(NOBODYS);
        PersonState told = on(NOBODYS, plan(Stage.CONFIRMED, Plans.whole()), DAY);
        assertThat(told.hasPlan()).isTrue();
        assertThat(told.version()).isEqualTo(NOBODYS.version() + 1);
        assertThat(on(told, plan(Stage.CONFIRMED, Plans.whole()), DAY))
                .as("told again it is no news")
                .isSameAs(told);
    }

    @Test
    void anExpiredPlanIsNoPlanButWhomItNamesIsStillAsked() {
        PersonState told = on(NOBODYS, plan(Stage.CONFIRMED, Plans.whole()), DAY.plusYears(2));
        assertThat(told.hasPlan()).isFalse();
        assertThat(told.checkers()).containsExactly(new NamedChecker.ByContact(0));
    }

    @Test
    void contactsThatWereWrittenSinceAPlanExpiredStayUnlessItAsksOneOfThem() {
        PlanContent asksNobody = Plans.content(List.of(SON), List.of());
        PersonState expired = on(NOBODYS, plan(Stage.CONFIRMED, asksNobody), DAY.plusYears(2));
        assertThat(expired.contacts()).extracting(ContactPerson::name).containsExactly(SON.name());
        PersonState written = expired.withPlan(false, expired.checkers(), List.of(DAUGHTER));
        assertThat(on(written, plan(Stage.CONFIRMED, asksNobody), DAY.plusYears(2)))
                .isSameAs(written);
        assertThat(on(written, plan(Stage.CONFIRMED, asksNobody), DAY).contacts())
                .as("of a plan that counts")
                .extracting(ContactPerson::name)
                .containsExactly(SON.name());
    }

    @Test
    void whoWithdrewTheirPlanHasNeitherCheckersNorSupportersOfIt() {
        PersonState had = on(NOBODYS, plan(Stage.CONFIRMED, Plans.whole()), DAY);
        PersonState left = on(had, plan(Stage.WITHDRAWN, Plans.whole()), DAY);
        assertThat(left.hasPlan()).isFalse();
        assertThat(left.checkers()).isEmpty();
        assertThat(left.contacts()).noneMatch(ContactPerson::supporter).hasSize(2);
    }

    @Test
    void aPlanTakenBackGivesBackWhomThePersonHadBeforeIt() {
        PersonState was = NOBODYS.withPlan(false, List.of(), List.of(DAUGHTER));
        EvacuationPlan brought = plan(Stage.CONFIRMED, Plans.whole());
        PersonState back = PlanEffect.takenBack(on(was, brought, DAY), was, brought, PlanTerms.USUAL, DAY.plusYears(2));
        assertThat(back.hasPlan()).isFalse();
        assertThat(back.checkers()).isEmpty();
        assertThat(back.contacts()).containsExactly(DAUGHTER);
    }

    @Test
    void contactsWrittenSinceStayWhenADraftIsTakenBack() {
        EvacuationPlan draft = plan(Stage.DRAFT, Plans.whole());
        PersonState written = on(NOBODYS, draft, DAY).withPlan(false, List.of(), List.of(DAUGHTER));
        assertThat(PlanEffect.takenBack(written, NOBODYS, draft, PlanTerms.USUAL, DAY)
                        .contacts())
                .containsExactly(DAUGHTER);
    }

    @Test
    void whatIsKnownOfSomebodyBecomesTheirFirstDraftWithoutLosingWhomACheckerMeans() {
        var helping = new ContactPerson("隣の山田", "隣人", Optional.empty(), Optional.empty(), true);
        var son = new ContactPerson("長男 一郎", "子", Optional.empty(), Optional.empty(), false);
        PersonState known = Plans.person(true, List.of(helping, son), new NamedChecker.ByContact(0));
        PlanContent draft = PlanContent.of(known);
        assertThat(draft.supporters()).extracting(Supporter::name).containsExactly("隣の山田");
        PersonState again = on(known, plan(Stage.CONFIRMED, draft), DAY);
        assertThat(again.checkers()).containsExactly(new NamedChecker.ByContact(1));
        assertThat(again.contacts().get(1)).isEqualTo(helping);
    }

    private static EvacuationPlan plan(Stage stage, PlanContent content) {
        return new EvacuationPlan(
                Plans.HANA,
                1,
                3,
                stage,
                content,
                new EvacuationPlan.Written("窓口", DAY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static PersonState on(PersonState person, EvacuationPlan plan, LocalDate day) {
        return PlanEffect.on(person, new PlanHistory(Plans.HANA, List.of(plan)), PlanTerms.USUAL, day);
    }

    @Test
    void aSupporterIsToldToOthersFromTheirFirstDayToTheirLast() {
        Supporter helping = new Supporter(
                Supporter.Kind.PERSON,
                "隣の山田",
                "隣人",
                Optional.empty(),
                Optional.of("090-0000-0002"),
                Optional.empty(),
                new Agreement(Agreement.State.AGREED, Optional.empty(), Optional.empty()),
                Optional.of(LocalDate.of(2026, 4, 1)),
                Optional.of(LocalDate.of(2027, 3, 31)));

        assertThat(helping.mayBeAsked(LocalDate.of(2026, 3, 31))).isFalse();
        assertThat(helping.mayBeAsked(LocalDate.of(2026, 4, 1))).isTrue();
        assertThat(helping.mayBeAsked(LocalDate.of(2027, 3, 31))).isTrue();
        assertThat(helping.mayBeAsked(LocalDate.of(2027, 4, 1))).isFalse();
        assertThat(helping.changes()).containsExactly(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 4, 1));
        assertThat(helping.withAgreement(Agreement.NOT_ASKED).mayBeAsked(LocalDate.of(2026, 4, 1)))
                .isFalse();
    }

    @Test
    void whoHasOnlyAMobileIsCalledOnIt() {
        EmergencyContact son = new EmergencyContact(
                "長男 一郎",
                "子",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.of("チョウナン イチロウ"),
                Optional.of("090-0000-0009"));

        assertThat(son.published().phone()).contains("090-0000-0009");
    }
}
