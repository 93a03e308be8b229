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
 * @param answers how many different people have to say so before an answer counts; 1 for most
 * @param tries when attempts in vain are so many that somebody has to go there
 * @param deskAnswersWithin how soon the desk has to acknowledge what is handed to it before its duty roster is called; empty
 *     where it is not called
 */
public record GroupPolicy(
        List<Rung> rungs,
        Duration confirmedFor,
        boolean recheck,
        Evidence demands,
        Optional<Duration> overdueAfter,
        int answers,
        Tries tries,
        Optional<Duration> deskAnswersWithin) {

    public GroupPolicy {
        rungs = List.copyOf(rungs);
    }

    /** One answer counts, the usual number of tries, and the duty roster is not called. */
    public GroupPolicy(
            List<Rung> rungs,
            Duration confirmedFor,
            boolean recheck,
            Evidence demands,
            Optional<Duration> overdueAfter) {
        this(rungs, confirmedFor, recheck, demands, overdueAfter, 1, Tries.USUAL, Optional.empty());
    }

    /** So many attempts in vain within such a time: another call helps nobody, somebody has to go there. */
    public record Tries(int most, Duration within) {

        /** Three within two hours. */
        public static final Tries USUAL = new Tries(3, Duration.ofHours(2));
    }

    /** Whether anybody is asked about people of the group. */
    public boolean asksSomebody() {
        return !rungs.isEmpty();
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
