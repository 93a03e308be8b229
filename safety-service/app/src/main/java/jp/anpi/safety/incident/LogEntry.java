package jp.anpi.safety.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.Measure;

/**
 * One decision about a whole incident, as its log shows it.
 *
 * @param about the outage, member, office, shelter or disclosure it was about
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LogEntry(
        Kind kind,
        Instant at,
        String by,
        Optional<String> because,
        Optional<IncidentId> from,
        Optional<String> about,
        Optional<Integer> offices) {

    /** What was decided. */
    enum Kind {
        OPENED,
        OUTAGE,
        MEMBER_UNAVAILABLE,
        MEMBER_AVAILABLE,
        OFFICE_UNAVAILABLE,
        OFFICE_AVAILABLE,
        DESK_ACKNOWLEDGED,
        CLOSED,
        REOPENED,
        CARRIED_OVER,
        CARRY_OVER_TAKEN_BACK,
        EXPORTED,
        DELETED,
        FACILITY,
        OFFICES_ASKED_TO_REDUCE,
        OFFICES_ASKED_TO_CLOSE,
        SHELTER,
        DISCLOSED,
        DISCLOSURE_ENDED,
        CASELOAD_LINK_MADE,
        CASELOAD_LINK_REVOKED,
        INQUIRY_ANSWERED,
        CITIZENS_PAGE_OPENED,
        CITIZENS_PAGE_CLOSED
    }

    /** Empty for what no person decided. */
    static Optional<LogEntry> of(IncidentEvent fact, Incident incident) {
        return switch (fact) {
            case IncidentEvent.Opened opened ->
                Optional.of(entry(Kind.OPENED, incident.facts().openedAt(), opened.by()));
            case IncidentEvent.RosterFrozen _, IncidentEvent.Ready _ -> Optional.empty();
            case IncidentEvent.OutageDeclared outage ->
                // An outage says when the power went, not when somebody typed it in.
                Optional.of(entry(Kind.OUTAGE, outage.startedAt(), outage.by())
                        .about(outage.outage().toString()));
            case IncidentEvent.MemberUnavailable member ->
                Optional.of(entry(Kind.MEMBER_UNAVAILABLE, member.at(), member.by())
                        .because(member.because())
                        .about(member.member().toString()));
            case IncidentEvent.MemberAvailable member ->
                Optional.of(entry(Kind.MEMBER_AVAILABLE, member.at(), member.by())
                        .about(member.member().toString()));
            case IncidentEvent.OfficeUnavailable office ->
                Optional.of(entry(Kind.OFFICE_UNAVAILABLE, office.at(), office.by())
                        .because(office.because())
                        .about(office.office().toString()));
            case IncidentEvent.OfficeAvailable office ->
                Optional.of(entry(Kind.OFFICE_AVAILABLE, office.at(), office.by())
                        .about(office.office().toString()));
            case IncidentEvent.DeskAcknowledged seen ->
                Optional.of(entry(Kind.DESK_ACKNOWLEDGED, seen.at(), seen.by()));
            case IncidentEvent.Closed closed -> Optional.of(entry(Kind.CLOSED, closed.at(), closed.by()));
            case IncidentEvent.Reopened again ->
                Optional.of(entry(Kind.REOPENED, again.at(), again.by()).because(again.because()));
            case IncidentEvent.StatusCarriedOver carried ->
                Optional.of(entry(Kind.CARRIED_OVER, carried.at(), carried.by())
                        .because(carried.because())
                        .from(carried.from()));
            case IncidentEvent.CarryOverTakenBack back ->
                Optional.of(entry(Kind.CARRY_OVER_TAKEN_BACK, back.at(), back.by())
                        .because(back.because())
                        .from(back.from()));
            case IncidentEvent.Exported exported -> Optional.of(entry(Kind.EXPORTED, exported.at(), exported.by()));
            case IncidentEvent.Deleted deleted ->
                Optional.of(entry(Kind.DELETED, deleted.at(), deleted.by()).because(deleted.because()));
            case IncidentEvent.FacilityReported said ->
                Optional.of(entry(Kind.FACILITY, said.at(), said.by())
                        .about(said.office().toString()));
            case IncidentEvent.OfficesAsked asked ->
                Optional.of(entry(kind(asked.measure()), asked.at(), asked.by())
                        .offices(asked.offices().size()));
            case IncidentEvent.ShelterCounted shelter ->
                Optional.of(entry(Kind.SHELTER, shelter.at(), shelter.by())
                        .about(shelter.id().toString()));
            case IncidentEvent.Disclosed open ->
                Optional.of(entry(Kind.DISCLOSED, open.at(), open.by())
                        .because(open.because())
                        .about(open.disclosure().toString())
                        .offices(open.offices().size()));
            case IncidentEvent.DisclosureEnded ended ->
                Optional.of(entry(Kind.DISCLOSURE_ENDED, ended.at(), ended.by())
                        .about(ended.disclosure().toString()));
            case IncidentEvent.CaseloadLinkMade made ->
                Optional.of(entry(Kind.CASELOAD_LINK_MADE, made.at(), made.by())
                        .about(made.link().toString()));
            case IncidentEvent.CaseloadLinkRevoked revoked ->
                Optional.of(entry(Kind.CASELOAD_LINK_REVOKED, revoked.at(), revoked.by())
                        .about(revoked.link().toString()));
            // Who asked and about whom is for the trail of inquiries, not for a log that everybody at the desk reads.
            case IncidentEvent.InquiryAnswered answered ->
                Optional.of(entry(Kind.INQUIRY_ANSWERED, answered.at(), answered.by()));
            case IncidentEvent.CitizensPageOpened page ->
                Optional.of(entry(Kind.CITIZENS_PAGE_OPENED, page.at(), page.by()));
            case IncidentEvent.CitizensPageClosed page ->
                Optional.of(entry(Kind.CITIZENS_PAGE_CLOSED, page.at(), page.by()));
        };
    }

    private static Kind kind(Measure measure) {
        return switch (measure) {
            case REDUCE -> Kind.OFFICES_ASKED_TO_REDUCE;
            case CLOSE -> Kind.OFFICES_ASKED_TO_CLOSE;
        };
    }

    private static LogEntry entry(Kind kind, Instant at, Actor by) {
        return new LogEntry(
                kind, at, by.displayName(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private LogEntry because(String reason) {
        return new LogEntry(kind, at, by, Optional.of(reason), from, about, offices);
    }

    private LogEntry from(IncidentId other) {
        return new LogEntry(kind, at, by, because, Optional.of(other), about, offices);
    }

    private LogEntry about(String what) {
        return new LogEntry(kind, at, by, because, from, Optional.of(what), offices);
    }

    private LogEntry offices(int number) {
        return new LogEntry(kind, at, by, because, from, about, Optional.of(number));
    }
}
