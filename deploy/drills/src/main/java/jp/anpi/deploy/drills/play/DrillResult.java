package jp.anpi.deploy.drills.play;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Counts;
import jp.anpi.deploy.drills.product.IncidentId;
import jp.anpi.deploy.drills.product.Office;
import jp.anpi.deploy.drills.scenario.PriorityGroup;
import jp.anpi.deploy.drills.scenario.Scenario;

/**
 * Everything a drill found.
 *
 * @param started on the wall's clock
 * @param ended   incident time since the onset
 * @param failed  steps that could not be done, with the reason
 * @param missed  people still silent or only tried at the end, most urgent group first
 * @param offices slowest first; empty with a reason in {@code troubles} when the product does not show them
 */
public record DrillResult(
        Scenario scenario,
        String file,
        long seed,
        int speed,
        URI product,
        IncidentId incident,
        Instant started,
        Instant onset,
        Duration ended,
        Map<PriorityGroup, Integer> roster,
        List<Look> curve,
        List<Verdict> verdicts,
        List<FailedStep> failed,
        Post post,
        List<Check> missed,
        List<OfficeAnswers> offices,
        List<String> troubles) {

    /** The board at a moment, incident time since the onset. */
    public record Look(Duration at, Counts counts) {}

    public record FailedStep(int line, Duration at, String why) {}

    /** Reports due, attempts made, attempts repeated, and what became of the reports. */
    public record Post(
            int reports,
            long attempts,
            long repeated,
            int acknowledged,
            int refused,
            int givenUp,
            int unequalReceipts) {}

    /**
     * How an office's clients fared.
     *
     * @param median time after the onset by which half of those answered for had their first report
     */
    public record OfficeAnswers(Office office, int clients, int unanswered, Optional<Duration> median) {}

    /** Whether everything was as expected. */
    public boolean passed() {
        return failed.isEmpty() && verdicts.stream().allMatch(Verdict::holds);
    }
}
