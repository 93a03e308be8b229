package jp.anpi.safety.incident;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.safety.contract.IncidentEvent;

/**
 * Which reporters are victims themselves, and who has come back. Being marked twice changes nothing; whoever comes back can
 * be marked anew.
 *
 * @param membersBack who can act again after being marked, and since when: what they missed before is no sign against them
 */
public record Absences(
        Map<MemberId, MemberAbsence> members,
        Map<OfficeId, OfficeAbsence> offices,
        Map<MemberId, Instant> membersBack) {

    /** Everybody can act. */
    public static final Absences NONE = new Absences(Map.of(), Map.of(), Map.of());

    public Absences {
        members = Map.copyOf(members);
        offices = Map.copyOf(offices);
        membersBack = Map.copyOf(membersBack);
    }

    /**
     * A member cannot act.
     *
     * @param by display name of who said so
     * @param sign how the product itself noticed; empty when a person said so
     */
    public record MemberAbsence(
            Instant since, String because, String by, Optional<IncidentEvent.MemberUnavailable.Sign> sign) {}

    /** A whole office cannot act. */
    public record OfficeAbsence(Instant since, String because, String by) {}

    Absences with(IncidentEvent.MemberUnavailable event) {
        Map<MemberId, MemberAbsence> now = new HashMap<>(members);
        now.putIfAbsent(
                event.member(),
                new MemberAbsence(event.at(), event.because(), event.by().displayName(), event.sign()));
        return new Absences(now, offices, membersBack);
    }

    Absences with(IncidentEvent.MemberAvailable event) {
        Map<MemberId, MemberAbsence> now = new HashMap<>(members);
        Map<MemberId, Instant> back = new HashMap<>(membersBack);
        if (now.remove(event.member()) != null) {
            back.put(event.member(), event.at());
        }
        return new Absences(now, offices, back);
    }

    Absences with(IncidentEvent.OfficeUnavailable event) {
        Map<OfficeId, OfficeAbsence> now = new HashMap<>(offices);
        now.putIfAbsent(
                event.office(),
                new OfficeAbsence(event.at(), event.because(), event.by().displayName()));
        return new Absences(members, now, membersBack);
    }

    Absences with(IncidentEvent.OfficeAvailable event) {
        Map<OfficeId, OfficeAbsence> now = new HashMap<>(offices);
        now.remove(event.office());
        return new Absences(members, now, membersBack);
    }
}
