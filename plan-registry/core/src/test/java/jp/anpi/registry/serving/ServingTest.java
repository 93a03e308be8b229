package jp.anpi.registry.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import org.junit.jupiter.api.Test;

class ServingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final OfficeId OFFICE = OfficeId.random();
    private static final MemberId LEAVES = MemberId.random();
    private static final MemberState STAYS = new MemberState(
            MemberId.random(),
            1,
            OfficeId.random(),
            "佐藤 次郎",
            Role.CARE_MANAGER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void whatHasBegunEndsYesterdayAndGoesOnWithTheOther() {
        assertThat(given(by(LEAVES, TODAY.minusYears(1), Optional.empty())))
                .containsExactly(by(LEAVES, TODAY.minusYears(1), Optional.of(TODAY.minusDays(1))), next(TODAY));
    }

    @Test
    void whatBeginsTodayOrLaterIsTheOthersAlone() {
        assertThat(given(by(LEAVES, TODAY, Optional.empty()))).containsExactly(next(TODAY));
        assertThat(given(by(LEAVES, TODAY.plusDays(9), Optional.empty()))).containsExactly(next(TODAY.plusDays(9)));
    }

    @Test
    void whatIsOverAndWhatOthersDoStaysAsItIs() {
        Assignment over = by(LEAVES, TODAY.minusYears(1), Optional.of(TODAY.minusDays(1)));
        Assignment others = by(MemberId.random(), TODAY.minusYears(1), Optional.empty());
        assertThat(given(over)).containsExactly(over);
        assertThat(given(others)).containsExactly(others);
    }

    @Test
    void whoeverServesThePersonInThatRoleAlreadyGoesOnAsTheyDo() {
        Assignment theirs = new Assignment(
                Assignment.Role.CARE_MANAGER,
                STAYS.office(),
                Optional.of(STAYS.id()),
                TODAY.minusDays(30),
                Optional.empty());
        assertThat(Serving.handedOver(
                        List.of(theirs, by(LEAVES, TODAY.minusYears(1), Optional.empty())),
                        LEAVES,
                        STAYS,
                        TODAY,
                        UnaryOperator.identity()))
                .containsExactly(theirs, by(LEAVES, TODAY.minusYears(1), Optional.of(TODAY.minusDays(1))));
    }

    @Test
    void whatAMemberWhoLeavesServesEndsOnTheirLastDay() {
        Assignment open = by(LEAVES, TODAY.minusYears(1), Optional.empty());
        Assignment longer = by(LEAVES, TODAY.minusYears(1), Optional.of(TODAY.plusDays(1)));
        Assignment over = by(LEAVES, TODAY.minusYears(2), Optional.of(TODAY.minusYears(1)));
        Assignment later = by(LEAVES, TODAY.plusDays(1), Optional.empty());
        Assignment others = by(MemberId.random(), TODAY.minusYears(1), Optional.empty());
        Assignment ended = by(LEAVES, TODAY.minusYears(1), Optional.of(TODAY));
        assertThat(Serving.ended(List.of(open, longer, over, later, others), Serving.by(LEAVES), TODAY, TODAY))
                .containsExactly(ended, ended, over, others);
    }

    @Test
    void whatHasBegunAfterADayThatIsToldLateIsKeptAsADay() {
        Assignment begun = by(LEAVES, TODAY.minusDays(3), Optional.empty());
        assertThat(Serving.ended(List.of(begun), Serving.by(LEAVES), TODAY.minusDays(9), TODAY))
                .containsExactly(by(LEAVES, TODAY.minusDays(3), Optional.of(TODAY.minusDays(3))));
    }

    @Test
    void whatAnOfficeThatClosesServesEndsWhoeverOfItDoes() {
        Assignment byMember = by(LEAVES, TODAY.minusYears(1), Optional.empty());
        Assignment elsewhere =
                new Assignment(Assignment.Role.PROVIDER, OfficeId.random(), Optional.empty(), TODAY, Optional.empty());
        assertThat(Serving.ended(List.of(byMember, elsewhere), Serving.by(OFFICE), TODAY, TODAY))
                .containsExactly(by(LEAVES, TODAY.minusYears(1), Optional.of(TODAY)), elsewhere);
    }

    private static List<Assignment> given(Assignment one) {
        return Serving.handedOver(List.of(one), LEAVES, STAYS, TODAY, UnaryOperator.identity());
    }

    private static Assignment by(MemberId member, LocalDate from, Optional<LocalDate> to) {
        return new Assignment(Assignment.Role.CARE_MANAGER, OFFICE, Optional.of(member), from, to);
    }

    private static Assignment next(LocalDate from) {
        return new Assignment(
                Assignment.Role.CARE_MANAGER, STAYS.office(), Optional.of(STAYS.id()), from, Optional.empty());
    }
}
