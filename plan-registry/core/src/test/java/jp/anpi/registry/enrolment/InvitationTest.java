package jp.anpi.registry.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.enrolment.Invitation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationTest {

    private static final Instant ISSUED = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant ENDS = ISSUED.plus(Duration.ofDays(14));
    private static final DeviceId PHONE = DeviceId.random();

    private static Invitation invitation(Optional<Invitation.Use> use) {
        return new Invitation(new Invitee.OfMember(MemberId.random()), "desk", ISSUED, ENDS, use);
    }

    @ParameterizedTest
    @CsvSource({"-1, ADMITTED", "0, EXPIRED", "1, EXPIRED"})
    void itEndsAtItsInstant(int millisAfter, Verdict verdict) {
        assertThat(invitation(Optional.empty()).on(PHONE, ENDS.plusMillis(millisAfter)))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"-1, ADMITTED_BEFORE", "0, USED", "1, USED"})
    void theSameDeviceMayAskAgainForAWhileBecauseTheAnswerMayHaveBeenLost(int millisAfter, Verdict verdict) {
        Instant used = ENDS.minusSeconds(1);
        Instant asked = used.plus(Invitation.SAME_DEVICE_AGAIN).plusMillis(millisAfter);

        assertThat(invitation(Optional.of(new Invitation.Use(PHONE, used))).on(PHONE, asked))
                .isEqualTo(verdict);
    }

    @Test
    void itAdmitsNobodyElse() {
        assertThat(invitation(Optional.of(new Invitation.Use(PHONE, ISSUED))).on(DeviceId.random(), ISSUED))
                .isEqualTo(Verdict.USED);
    }

    @Test
    void whomItIsForIsReadBackAsWritten() {
        Invitee member = new Invitee.OfMember(MemberId.random());
        Invitee office = new Invitee.OfOffice(OfficeId.random());

        assertThat(Invitee.read(member.toString())).contains(member);
        assertThat(Invitee.read(office.toString())).contains(office);
        assertThat(Invitee.read("member.nobody")).isEmpty();
        assertThat(Invitee.read("admin")).isEmpty();
    }
}
