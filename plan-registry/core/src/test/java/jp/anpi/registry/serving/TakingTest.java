package jp.anpi.registry.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.Role;
import org.junit.jupiter.api.Test;

class TakingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 31);
    private static final OfficeId OFFICE = OfficeId.random();
    private static final OfficeId ALIKE = OfficeId.random();
    private static final OfficeId OTHERWISE = OfficeId.random();
    private static final Map<OfficeId, OfficeState.Kind> KINDS = Map.of(
            OFFICE,
            OfficeState.Kind.DAY_SERVICE,
            ALIKE,
            OfficeState.Kind.DAY_SERVICE,
            OTHERWISE,
            OfficeState.Kind.HOME_HELP);

    private static final Assignment OPEN = service(OFFICE, TODAY.minusYears(1), Optional.empty());

    @Test
    void exactlyWhatWasTakenIsGivenBack() {
        Assignment planned = service(OFFICE, TODAY.minusYears(2), Optional.of(LocalDate.of(2026, 12, 15)));
        Assignment thatDayByItself = service(OFFICE, TODAY.minusYears(3), Optional.of(LAST));
        Assignment toCome = service(OFFICE, LAST.plusDays(1), Optional.empty());
        List<Assignment> before = List.of(OPEN, planned, thatDayByItself, toCome);

        List<Assignment> ended = Serving.ended(before, Serving.by(OFFICE), LAST, TODAY);

        assertThat(ended).hasSize(3).extracting(Assignment::to).containsOnly(Optional.of(LAST));
        assertThat(back(before, ended)).containsExactlyElementsOf(before);
        assertThat(back(before, before)).as("where it was never done").containsExactlyElementsOf(before);
    }

    @Test
    void whoIsServedInTheirSteadByNowStaysTheirs() {
        List<Assignment> before = List.of(by(MemberId.random(), TODAY.minusYears(1), Optional.empty()));
        List<Assignment> given = and(
                Serving.ended(before, Serving.by(OFFICE), LAST, TODAY),
                new Assignment(
                        Assignment.Role.CARE_MANAGER,
                        ALIKE,
                        Optional.of(MemberId.random()),
                        LAST.plusDays(1),
                        Optional.empty()));
        assertThat(back(before, given)).containsExactlyElementsOf(given);
    }

    @Test
    void anotherServiceTakesNothingFromItUnlessItIsOfTheSameKind() {
        List<Assignment> ended = Serving.ended(List.of(OPEN), Serving.by(OFFICE), LAST, TODAY);
        Assignment help = service(OTHERWISE, LAST.plusDays(1), Optional.empty());
        assertThat(back(List.of(OPEN), and(ended, help))).containsExactly(OPEN, help);

        List<Assignment> alike = and(ended, service(ALIKE, LAST.plusDays(1), Optional.empty()));
        assertThat(back(List.of(OPEN), alike)).containsExactlyElementsOf(alike);
    }

    @Test
    void whatOthersWereToDoBeforeItWasSaidTakesNothingFromIt() {
        Assignment others = service(ALIKE, LAST.plusDays(9), Optional.empty());
        List<Assignment> before = List.of(OPEN, others);
        assertThat(back(before, Serving.ended(before, Serving.by(OFFICE), LAST, TODAY)))
                .containsExactlyElementsOf(before);
    }

    @Test
    void whatWasChangedSinceStaysAsItIs() {
        Assignment sooner = service(OFFICE, TODAY.minusYears(1), Optional.of(TODAY));
        assertThat(back(List.of(OPEN), List.of(sooner))).containsExactly(sooner);
    }

    @Test
    void aDayThatIsMovedTakesWhatItWouldHaveTakenAtFirstAndGoingOnGivesAllOfItBack() {
        Assignment planned = service(OFFICE, TODAY.minusYears(2), Optional.of(LocalDate.of(2026, 12, 15)));
        Assignment toCome = service(OFFICE, LAST.plusDays(1), Optional.empty());
        List<Assignment> before = List.of(OPEN, planned, toCome);
        Taking first = Taking.of(before, Serving.by(OFFICE), LAST, TODAY);
        List<Assignment> once = Serving.ended(before, Serving.by(OFFICE), LAST, TODAY);

        List<Assignment> restored = first.givenBack(once, LAST, KINDS);
        List<Assignment> moved = Serving.ended(restored, Serving.by(OFFICE), LATER, TODAY);

        assertThat(moved)
                .extracting(Assignment::to)
                .containsExactly(Optional.of(LATER), planned.to(), Optional.of(LATER));
        Taking both = first.and(Taking.of(restored, Serving.by(OFFICE), LATER, TODAY));
        assertThat(both.givenBack(moved, LATER, KINDS)).containsExactlyElementsOf(before);
        assertThat(both.givenBack(once, LAST, KINDS))
                .as("where the second was never done")
                .containsExactlyElementsOf(before);
    }

    @Test
    void toWhomTheOfficeHandedItOnMeanwhileServesForAsLongAsItWouldHaveGoneOn() {
        Assignment open = by(MemberId.random(), TODAY.minusYears(1), Optional.empty());
        Assignment planned = by(MemberId.random(), TODAY.minusYears(1), Optional.of(LATER));
        for (Assignment was : List.of(open, planned)) {
            List<Assignment> handed = handedOver(Serving.ended(List.of(was), Serving.by(OFFICE), LAST, TODAY));
            assertThat(handed).extracting(Assignment::to).contains(Optional.of(LAST));

            List<Assignment> back = back(List.of(was), handed);

            assertThat(back).hasSize(2).startsWith(handed.getFirst());
            assertThat(back.getLast()).isEqualTo(Serving.until(handed.getLast(), was.to()));
        }
    }

    @Test
    void whatWasTakenMoreThanOnceIsWholeAsItWasBeforeAllOfIt() {
        Taking closes = Taking.of(List.of(OPEN), Serving.by(OFFICE), LATER, TODAY);
        List<Assignment> once = Serving.ended(List.of(OPEN), Serving.by(OFFICE), LATER, TODAY);
        Taking leaves = Taking.of(once, Serving.by(OFFICE), LAST, TODAY);
        Assignment now = Serving.ended(once, Serving.by(OFFICE), LAST, TODAY).getFirst();

        assertThat(now.to()).contains(LAST);
        assertThat(Taking.whole(now, List.of(leaves, closes))).isEqualTo(OPEN);
        assertThat(Taking.whole(now, List.of(closes))).as("not taken by that").isEqualTo(now);
    }

    @Test
    void whatIsToEndOnThatDayBesideWhatIsGivenBackEndsOnIt() {
        Assignment was = by(MemberId.random(), TODAY.minusYears(1), Optional.empty());
        List<Assignment> now = and(
                Serving.ended(List.of(was), Serving.by(OFFICE), LAST, TODAY),
                by(MemberId.random(), TODAY, Optional.of(LAST)));

        assertThat(back(List.of(was), now)).containsExactly(was, now.getLast());
    }

    @Test
    void whatWasHandedOnBeforeTheDayIsMovedGoesWithIt() {
        List<Assignment> before = List.of(by(MemberId.random(), TODAY.minusYears(1), Optional.empty()));
        List<Assignment> handed = handedOver(Serving.ended(before, Serving.by(OFFICE), LAST, TODAY));
        Taking first = Taking.of(before, Serving.by(OFFICE), LAST, TODAY);

        List<Assignment> restored = first.givenBack(handed, LAST, KINDS);
        List<Assignment> moved = Serving.ended(restored, Serving.by(OFFICE), LATER, TODAY);

        assertThat(moved.getLast().to()).contains(LATER);
        assertThat(first.and(Taking.of(restored, Serving.by(OFFICE), LATER, TODAY))
                        .givenBack(moved, LATER, KINDS))
                .containsExactlyElementsOf(restored)
                .last()
                .isEqualTo(Serving.until(handed.getLast(), Optional.empty()));
    }

    @Test
    void whatAnEndingTookThatKeptNothingIsSupposedToHaveGoneOn() {
        Assignment ended = service(OFFICE, TODAY.minusYears(1), Optional.of(LAST));
        Assignment others = service(OTHERWISE, TODAY.minusYears(1), Optional.of(LAST));
        List<Assignment> all = List.of(ended, others);

        assertThat(Taking.supposed(all, Serving.by(OFFICE), LAST).givenBack(all, LAST, KINDS))
                .containsExactly(OPEN, others);
        List<Assignment> given = and(all, service(ALIKE, LAST.plusDays(1), Optional.empty()));
        assertThat(Taking.supposed(given, Serving.by(OFFICE), LAST).givenBack(given, LAST, KINDS))
                .as("served by another since")
                .containsExactlyElementsOf(given);
    }

    private static List<Assignment> handedOver(List<Assignment> all) {
        var next = new MemberState(
                MemberId.random(),
                1,
                OFFICE,
                "次 花子",
                Role.CARE_MANAGER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Serving.handedOver(all, all.getFirst().member().orElseThrow(), next, TODAY, UnaryOperator.identity());
    }

    private static List<Assignment> back(List<Assignment> before, List<Assignment> now) {
        return Taking.of(before, Serving.by(OFFICE), LAST, TODAY).givenBack(now, LAST, KINDS);
    }

    private static List<Assignment> and(List<Assignment> some, Assignment more) {
        List<Assignment> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    private static Assignment by(MemberId member, LocalDate from, Optional<LocalDate> to) {
        return new Assignment(Assignment.Role.CARE_MANAGER, OFFICE, Optional.of(member), from, to);
    }

    private static Assignment service(OfficeId office, LocalDate from, Optional<LocalDate> to) {
        return new Assignment(Assignment.Role.PROVIDER, office, Optional.empty(), from, to);
    }
}
