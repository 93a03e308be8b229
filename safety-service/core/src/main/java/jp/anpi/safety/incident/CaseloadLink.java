package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CaseloadLinkId;
import jp.anpi.safety.contract.IncidentEvent;

/**
 * A link by which whoever holds it reports on several people for a time, incident time; it ends at its end, not after it.
 *
 * @param by who made it, and alone is told what it carries
 * @param revokedAt when the desk took it back before its time
 */
public record CaseloadLink(
        CaseloadLinkId id,
        MemberId member,
        OfficeId office,
        Set<PersonId> people,
        Instant from,
        Instant until,
        Actor by,
        Optional<Instant> revokedAt) {

    static CaseloadLink of(IncidentEvent.CaseloadLinkMade event) {
        return new CaseloadLink(
                event.link(),
                event.member(),
                event.office(),
                event.people(),
                event.at(),
                event.until(),
                event.by(),
                Optional.empty());
    }

    CaseloadLink revoked(Instant at) {
        return revokedAt.isPresent()
                ? this
                : new CaseloadLink(id, member, office, people, from, until, by, Optional.of(at));
    }

    /** Whether it holds at that instant. */
    public boolean holdsAt(Instant now) {
        return revokedAt.isEmpty() && now.isBefore(until);
    }
}
