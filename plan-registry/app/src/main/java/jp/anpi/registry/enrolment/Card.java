package jp.anpi.registry.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.access.QrCode;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;

/**
 * An invitation as it is handed over, once: nobody can ask for its code again.
 *
 * @param id names the invitation, to take it back
 * @param memberId absent for an office's shared tablet
 * @param link opens the page that enrols the phone; the code stands after {@code #}, so no server's log ever holds it
 * @param code for whoever types instead
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Card(
        String id,
        Optional<MemberId> memberId,
        OfficeId officeId,
        String officeName,
        String name,
        Role role,
        String link,
        String code,
        QrCode qr,
        Instant expiresAt) {

    /** It holds secrets. */
    @Override
    public String toString() {
        return "Card[" + id + "]";
    }
}
