package jp.anpi.registry.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;

/** The newest invitation of somebody, without its codes: nobody can read those again. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record InvitationItem(
        String id,
        Optional<MemberId> memberId,
        Optional<OfficeId> officeId,
        String by,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> usedAt) {

    static InvitationItem of(Invitation invitation) {
        Invitee invitee = invitation.invitee();
        return new InvitationItem(
                invitee.toString(),
                invitee instanceof Invitee.OfMember(MemberId member) ? Optional.of(member) : Optional.empty(),
                invitee instanceof Invitee.OfOffice(OfficeId office) ? Optional.of(office) : Optional.empty(),
                invitation.by(),
                invitation.issuedAt(),
                invitation.expiresAt(),
                invitation.use().map(Invitation.Use::at));
    }
}
