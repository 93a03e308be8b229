package jp.anpi.safety.incident;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.ladder.Ladder;
import jp.anpi.safety.ladder.Rung;

/**
 * What holds for one priority group.
 *
 * @param rungs before the city desk; empty asks nobody
 * @param confirmedFor how long a confirmation counts; from its end on, the person is silent again
 * @param recheck whether people are asked anew when a confirmation ends or a life-support clock runs low
 * @param demands the weakest evidence that confirms
 * @param overdueAfter when a silent person enters the desk's overdue list without anybody being asked; counted from the
 *     opening
 */
public record GroupPolicy(
        List<Rung> rungs, Duration confirmedFor, boolean recheck, Evidence demands, Optional<Duration> overdueAfter) {

    public GroupPolicy {
        rungs = List.copyOf(rungs);
    }

    /** The rungs as a ladder, without any named checker. */
    public Ladder ladder() {
        return rungs.isEmpty() ? Ladder.NONE : new Ladder(rungs);
    }

    /** Whether a statement with that evidence is good enough for the group. */
    public boolean satisfiedBy(Evidence evidence) {
        return switch (demands) {
            case HEARSAY -> true;
            case DIRECT -> evidence == Evidence.DIRECT;
        };
    }
}
