package jp.anpi.notifier.stage;

import java.time.Instant;
import java.util.Optional;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;

/**
 * A question on its way through the stages, with all they may look at.
 *
 * @param incident empty when the incident is not known here: then nothing speaks against asking
 * @param withdrawn whether the question was taken back, usually because it is answered
 * @param wall now, on the wall
 */
public record Draft(NoticeRequested question, Optional<IncidentFacts> incident, boolean withdrawn, Instant wall) {

    /** Now in incident time, when the incident is known. */
    Optional<Instant> incidentNow() {
        return incident.map(facts -> facts.timeAt(wall));
    }
}
