package jp.anpi.registry.plan;

import static jp.anpi.registry.plan.Plans.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jp.anpi.registry.plan.EvacuationPlan.Confirmation;
import jp.anpi.registry.plan.EvacuationPlan.Withdrawal;
import jp.anpi.registry.plan.EvacuationPlan.Written;
import jp.anpi.registry.plan.PlanHistory.Outcome;
import jp.anpi.registry.plan.PlanHistory.Refusal;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {

    private static final Written BY_THE_DESK = new Written("窓口", DAY);
    private static final Confirmation WORD = new Confirmation(Confirmation.By.PERSON, "吉野 花子", "訪問", DAY);

    private PlanHistory history = new PlanHistory(Plans.HANA, List.of());

    @Test
    void aPlanIsWrittenThenSeenByThePersonThenCounts() {
        done(history.begin(Plans.whole(), BY_THE_DESK));
        assertThat(standing(1)).isEqualTo(Standing.DRAFT);
        done(history.write(1, 1, Plans.whole(), BY_THE_DESK));
        done(history.submit(1, 2));
        assertThat(standing(1)).isEqualTo(Standing.AWAITING_PERSON);
        done(history.giveBack(1, 3));
        done(history.submit(1, 4));
        done(history.confirm(1, 5, WORD));
        assertThat(standing(1)).isEqualTo(Standing.VALID);
        assertThat(history.next(PlanTerms.USUAL, DAY)).contains(DAY.plusYears(1));
    }

    @Test
    void nothingCountsWithoutThePersonsWord() {
        done(history.begin(Plans.whole(), BY_THE_DESK));
        assertThat(refused(history.confirm(1, 1, WORD))).isEqualTo(Refusal.NOT_IN_THIS_STAGE);
        assertThat(history.current()).isEmpty();
    }

    @Test
    void whatThePersonConfirmedIsNeverChangedAgain() {
        valid();
        assertThat(refused(history.write(1, 3, PlanContent.BLANK, BY_THE_DESK))).isEqualTo(Refusal.NOT_IN_THIS_STAGE);
        done(history.begin(PlanContent.BLANK, BY_THE_DESK));
        assertThat(standing(1)).as("it counts until the next one does").isEqualTo(Standing.VALID);
        done(history.submit(2, 1));
        done(history.confirm(2, 2, WORD));
        assertThat(standing(1)).isEqualTo(Standing.REPLACED);
        assertThat(history.version(1).orElseThrow().content()).isEqualTo(Plans.whole());
    }

    @Test
    void aPlanIsDueForReviewAndThenExpiresByTheDayAlone() {
        valid();
        EvacuationPlan plan = history.version(1).orElseThrow();
        assertThat(history.standing(plan, PlanTerms.USUAL, DAY.plusYears(1).minusDays(1)))
                .isEqualTo(Standing.VALID);
        assertThat(history.standing(plan, PlanTerms.USUAL, DAY.plusYears(1))).isEqualTo(Standing.REVIEW_DUE);
        assertThat(history.standing(plan, PlanTerms.USUAL, DAY.plusYears(2))).isEqualTo(Standing.EXPIRED);
        assertThat(history.next(PlanTerms.USUAL, DAY.plusYears(2))).isEmpty();
    }

    @Test
    void aWordOlderThanThatForTheVersionWhichCountsIsNotTaken() {
        valid();
        done(history.begin(PlanContent.BLANK, BY_THE_DESK));
        done(history.submit(2, 1));
        var older = new EvacuationPlan.Confirmation(WORD.by(), WORD.name(), WORD.how(), DAY.minusDays(1));
        assertThat(refused(history.confirm(2, 2, older))).isEqualTo(Refusal.OLDER_WORD);
        done(history.confirm(2, 2, WORD));
    }

    @Test
    void oneVersionIsOpenAtATimeAndTwoWritersDoNotOverwriteEachOther() {
        done(history.begin(Plans.whole(), BY_THE_DESK));
        assertThat(refused(history.begin(Plans.whole(), BY_THE_DESK))).isEqualTo(Refusal.ONE_IS_OPEN);
        done(history.write(1, 1, Plans.whole(), BY_THE_DESK));
        assertThat(refused(history.write(1, 1, Plans.whole(), BY_THE_DESK))).isEqualTo(Refusal.CHANGED_MEANWHILE);
        assertThat(refused(history.submit(9, 1))).isEqualTo(Refusal.NO_SUCH_VERSION);
    }

    @Test
    void whoDoesNotWantToHaveAPlanHasNoneThoughThereWasAnEarlierOneAndADraft() {
        valid();
        valid();
        done(history.begin(PlanContent.BLANK, BY_THE_DESK));
        done(history.withdraw(2, 3, Withdrawal.PERSON, DAY));
        assertThat(history.current()).isEmpty();
        assertThat(history.open()).isEmpty();
        assertThat(List.of(standing(1), standing(2), standing(3))).containsOnly(Standing.WITHDRAWN);
        assertThat(history.versions())
                .allSatisfy(plan -> assertThat(plan.withdrawnOn()).contains(DAY))
                .allSatisfy(plan -> assertThat(plan.withdrawal()).contains(Withdrawal.PERSON));
        assertThat(refused(history.write(3, 1, Plans.whole(), BY_THE_DESK))).isEqualTo(Refusal.NOT_IN_THIS_STAGE);
        assertThat(refused(history.withdraw(1, 3, Withdrawal.PERSON, DAY))).isEqualTo(Refusal.NOT_IN_THIS_STAGE);
    }

    @Test
    void whoWantsAPlanAgainHasTheOneTheyConfirmThen() {
        valid();
        done(history.withdraw(1, 3, Withdrawal.PERSON, DAY));
        valid();
        assertThat(standing(1)).isEqualTo(Standing.WITHDRAWN);
        assertThat(standing(2)).isEqualTo(Standing.VALID);
    }

    @Test
    void aVersionThatWasAMistakeLeavesTheOneBeforeIt() {
        valid();
        valid();
        assertThat(history.without(2).current()).as("known before it is done").isEqualTo(history.version(1));
        done(history.withdraw(2, 3, Withdrawal.MISTAKE, DAY));
        assertThat(standing(1)).isEqualTo(Standing.VALID);
        assertThat(history.version(2).orElseThrow().withdrawal()).contains(Withdrawal.MISTAKE);
        assertThat(refused(history.withdraw(2, 4, Withdrawal.MISTAKE, DAY))).isEqualTo(Refusal.NOT_IN_THIS_STAGE);
    }

    /** The next version, confirmed. */
    private void valid() {
        int next = history.versions().size() + 1;
        done(history.begin(Plans.whole(), BY_THE_DESK));
        done(history.submit(next, 1));
        done(history.confirm(next, 2, WORD));
    }

    private Standing standing(int version) {
        return history.standing(history.version(version).orElseThrow(), PlanTerms.USUAL, DAY);
    }

    private void done(Outcome outcome) {
        EvacuationPlan changed = ((Outcome.Changed) outcome).plan();
        List<EvacuationPlan> versions = new ArrayList<>(history.versions());
        versions.removeIf(plan -> plan.version() == changed.version());
        versions.add(changed);
        history = new PlanHistory(Plans.HANA, versions);
    }

    private static Refusal refused(Outcome outcome) {
        return ((Outcome.Refused) outcome).why();
    }
}
