package jp.anpi.notifier.digest;

import java.time.Duration;
import jp.anpi.notifier.incident.IncidentFacts;

/**
 * How long questions to one recipient are gathered before they go out together. The shorter of wall time and incident time
 * counts, so that a fast drill does not spend its ladder's minutes on gathering.
 *
 * @param quiet after the last question, on the wall
 * @param longest after the first question, on the wall
 * @param pace between two messages to the same recipient, in incident time; urgent questions do not wait for it
 */
public record Window(Duration quiet, Duration longest, Duration pace) {

    /** The same bounds again in incident time: a minute of quiet, three at most. */
    private static final Duration QUIET_IN_INCIDENT = Duration.ofMinutes(1);

    private static final Duration LONGEST_IN_INCIDENT = Duration.ofMinutes(3);
    private static final Duration SHORTEST = Duration.ofMillis(100);

    public Window {
        if (!quiet.isPositive() || longest.compareTo(quiet) < 0 || pace.isNegative()) {
            throw new IllegalArgumentException(
                    "gather for more than nothing, at most for longest, at a pace of 0 or more");
        }
    }

    Duration quietIn(IncidentFacts incident) {
        return bounded(quiet, incident.onTheWall(QUIET_IN_INCIDENT));
    }

    Duration longestIn(IncidentFacts incident) {
        return bounded(longest, incident.onTheWall(LONGEST_IN_INCIDENT));
    }

    private static Duration bounded(Duration wall, Duration incident) {
        var shorter = wall.compareTo(incident) < 0 ? wall : incident;
        return shorter.compareTo(SHORTEST) < 0 ? SHORTEST : shorter;
    }
}
