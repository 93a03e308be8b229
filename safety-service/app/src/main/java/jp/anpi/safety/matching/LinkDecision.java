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
 * A report was linked to a person, or the link was taken back.
 *
 * @param linked false for the undoing
 * @param because why the system was certain by itself; empty when a person decided
 * @param reason that person's own words
 * @param by display name
 */
public record LinkDecision(
        CommandId command,
        IncidentId incident,
        ReportId report,
        PersonId person,
        boolean linked,
        Optional<Explanation> because,
        Optional<String> reason,
        String by,
        Instant at) {

    static LinkDecision of(CheckInput.Linked link) {
        return new LinkDecision(
                link.command(),
                link.incident(),
                link.report().report(),
                link.person(),
                true,
                link.because(),
                link.reason(),
                link.by().displayName(),
                link.at());
    }

    static LinkDecision of(CheckInput.Unlinked unlink) {
        return new LinkDecision(
                unlink.command(),
                unlink.incident(),
                unlink.report(),
                unlink.person(),
                false,
                Optional.empty(),
                unlink.reason(),
                unlink.by().displayName(),
                unlink.at());
    }
}
