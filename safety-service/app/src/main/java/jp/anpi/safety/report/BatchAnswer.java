package jp.anpi.safety.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemDocument;
import jp.anpi.registry.http.problem.ProblemItem;

/**
 * The answer about many reports.
 *
 * @param retry numbers of the lines that could not be made durable now
 */
record BatchAnswer(List<Receipt> receipts, List<Line> rejected, List<Integer> retry) {

    private static final int ERRORS_SHOWN = 100;

    /** One line's result, by its number counted from 1. */
    record LineResult(int line, IntakeResult result) {}

    /** A line that cannot be accepted as it is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Line(int line, Optional<String> reportId, ProblemDocument problem) {}

    /** The answer when at least one line was accepted; otherwise ends the request with why none was. */
    static BatchAnswer of(List<LineResult> results, ReportProperties bounds, Language language) {
        List<Receipt> receipts = new ArrayList<>();
        List<Line> rejected = new ArrayList<>();
        List<Integer> retry = new ArrayList<>();
        List<ProblemItem> errors = new ArrayList<>();
        for (var result : results) {
            switch (IntakeAnswer.of(result.result(), bounds)) {
                case IntakeAnswer.Taken taken -> receipts.add(taken.receipt());
                case IntakeAnswer.Later _ -> retry.add(result.line());
                case IntakeAnswer.Rejected no -> {
                    Problem atLine = atLine(no.problem(), result.line());
                    errors.addAll(atLine.errors());
                    rejected.add(new Line(result.line(), no.reportId(), atLine.in(language)));
                }
            }
        }
        if (!receipts.isEmpty()) {
            return new BatchAnswer(receipts, rejected, retry);
        }
        throw retry.isEmpty()
                ? Problem.of(ReportProblem.NOTHING_ACCEPTED)
                        .and(errors.stream().limit(ERRORS_SHOWN).toArray(ProblemItem[]::new))
                        .refused()
                : Problem.unavailable(bounds.retryAfter()).refused();
    }

    /** The same problem with every error at its line, and at least one error. */
    private static Problem atLine(Problem problem, int line) {
        List<ProblemItem> items = problem.errors().isEmpty()
                ? List.of(ProblemItem.whole(
                                problem.kind().detail(), problem.args().toArray())
                        .atLine(line))
                : problem.errors().stream().map(item -> item.atLine(line)).toList();
        return new Problem(problem.kind(), problem.args(), items, problem.retryAfter());
    }
}
