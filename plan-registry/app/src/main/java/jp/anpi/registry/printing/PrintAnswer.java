package jp.anpi.registry.printing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.ProblemDocument;
import jp.anpi.registry.printing.PrintJob.State;

/**
 * A file of many people as it is shown.
 *
 * @param done so many people or lines are on paper, of {@code all}, which is 0 until it is known
 * @param pages once it is done
 * @param until it waits to be fetched
 * @param problem why it failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PrintAnswer(
        UUID id,
        PrintOrder.Kind kind,
        String state,
        int done,
        int all,
        Optional<Integer> pages,
        Optional<Instant> until,
        Optional<ProblemDocument> problem) {

    static PrintAnswer of(PrintJob job, Language language) {
        return switch (job.state()) {
            case State.Running _ -> of(job, "RUNNING", Optional.empty(), Optional.empty(), Optional.empty());
            case State.Done(PrintRun.Made made, Instant until) ->
                of(job, "DONE", Optional.of(made.pages()), Optional.of(until), Optional.empty());
            case State.Failed(var why, Instant until) ->
                of(job, "FAILED", Optional.empty(), Optional.of(until), Optional.of(why.in(language)));
        };
    }

    private static PrintAnswer of(
            PrintJob job,
            String state,
            Optional<Integer> pages,
            Optional<Instant> until,
            Optional<ProblemDocument> problem) {
        return new PrintAnswer(
                job.id(),
                job.order().kind(),
                state,
                job.progress().done(),
                job.progress().all(),
                pages,
                until,
                problem);
    }
}
