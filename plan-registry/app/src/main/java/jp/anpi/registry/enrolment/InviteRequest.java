package jp.anpi.registry.enrolment;

import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;

/** Whom to invite: a member, or the shared tablet of an office. */
record InviteRequest(@Nullable MemberId memberId, @Nullable OfficeId officeId) {

    private static final Text ONE_OF =
            new Text("memberId か officeId のどちらか一つを指定してください。", "Give either memberId or officeId.");

    Invitee invitee() {
        if (memberId != null && officeId == null) {
            return new Invitee.OfMember(memberId);
        }
        if (officeId != null && memberId == null) {
            return new Invitee.OfOffice(officeId);
        }
        throw Problem.field("memberId", ONE_OF).refused();
    }
}
