package jp.anpi.safety.matching;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.Explanation;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;

/**
 * What was decided about a report, by a person or by the system itself.
 *
 * @param because why the system was certain by itself; empty when a person decided
 * @param reason that person's own words
 * @param other whom it was moved from or to; empty unless it was moved in one step
 * @param by display name
 */
public record ReportDecision(
        CommandId command,
        IncidentId incident,
        ReportId report,
        PersonId person,
        Kind kind,
        Optional<Explanation> because,
        Optional<String> reason,
        Optional<PersonId> other,
        String by,
        Instant at) {

    /** What it was. */
    public enum Kind {
        /** The report is about the person. */
        LINKED,
        /** It is not, after all. */
        UNLINKED,
        /** It does not count. */
        SET_ASIDE,
        /** It counts again. */
        COUNTED_AGAIN
    }

    static ReportDecision of(CheckInput.Linked link) {
        return new ReportDecision(
                link.command(),
                link.incident(),
                link.report().report(),
                link.person(),
                Kind.LINKED,
                link.because(),
                link.reason(),
                link.movedFrom(),
                link.by().displayName(),
                link.at());
    }

    static ReportDecision of(CheckInput.Unlinked unlink) {
        return new ReportDecision(
                unlink.command(),
                unlink.incident(),
                unlink.report(),
                unlink.person(),
                Kind.UNLINKED,
                Optional.empty(),
                unlink.reason(),
                unlink.movedTo(),
                unlink.by().displayName(),
                unlink.at());
    }

    static ReportDecision of(CheckInput.Judged judged) {
        return new ReportDecision(
                judged.command(),
                judged.incident(),
                judged.report(),
                judged.person(),
                judged.counts() ? Kind.COUNTED_AGAIN : Kind.SET_ASIDE,
                Optional.empty(),
                judged.reason(),
                Optional.empty(),
                judged.by().displayName(),
                judged.at());
    }
}
