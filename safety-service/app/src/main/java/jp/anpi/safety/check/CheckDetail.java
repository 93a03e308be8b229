package jp.anpi.safety.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Position;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.Source;

/**
 * Everything about one check that its viewer may see. Times are incident time.
 *
 * @param home where the map shows the home; absent for whom it does not show
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CheckDetail(
        CheckItem check,
        Optional<String> address,
        Optional<Position> home,
        Instant incidentNow,
        List<Rung> ladder,
        List<Step> steps,
        List<ReportView> reports,
        List<Notice> notices,
        List<Attempt> attempts,
        List<Note> notes,
        List<Sent> dispatches,
        List<CheckState.RunningClock> clocks,
        List<Contradiction> conflicts,
        List<UnmatchedItem.Decided> decisions,
        List<Elsewhere> elsewhere,
        Explanation explanation) {

    /** The same person in another incident that runs, of the same mode; nothing of it counts here. */
    record Elsewhere(IncidentId incident, String title, CheckStatus state, Optional<Instant> lastReportAt) {}

    /**
     * One rung of the ladder in the present cycle; the last is the city desk.
     *
     * @param names who was asked; empty while it is still to come
     * @param why one sentence; absent while it is still to come
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Rung(
            int rung,
            AskedRole role,
            List<String> names,
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            Optional<Explanation> why,
            State state) {

        /** Where a rung stands. */
        enum State {
            PENDING,
            ASKED,
            /** Its time ran out, or it was given up. */
            PASSED,
            SKIPPED,
            ANSWERED,
            HANDED_TO_DESK
        }
    }

    /** A step that was taken, in this or an earlier cycle. */
    record Step(int cycle, int rung, String what, Instant at, Explanation why) {}

    record Notice(NoticeId id, int rung, List<String> names, Instant askedAt, AskReason reason, Explanation outcome) {}

    /** Somebody tried to reach the person. */
    record Attempt(ReportId report, Instant at, ContactAxis contact, Source source) {}

    /** A car or team that was sent to the person; out until it is back. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Sent(String team, String by, Instant sentAt, Optional<Instant> arrivedAt, Optional<Instant> backAt) {}

    record Note(CommandId id, String text, Instant at, String by) {}

    /** Two reports that cannot both be right, or another content under a report's id. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Contradiction(ReportId counts, ReportId contradicts, Optional<ReportView> otherContent, Explanation text) {}
}
