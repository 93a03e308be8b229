package jp.anpi.safety.report;

import java.util.Optional;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;

/** How a result is answered: the one place that knows the statuses of api.md. */
sealed interface IntakeAnswer {

    Text NOT_JSON = new Text("JSON として読めません（{0} 行 {1} 文字目）。", "Not JSON (line {0}, column {1}).");
    int REPORT_KILOBYTES = 64;

    record Taken(Receipt receipt) implements IntakeAnswer {}

    /** @param reportId as sent, when it could be read */
    record Rejected(Optional<String> reportId, Problem problem) implements IntakeAnswer {}

    /** The sender is to try again. */
    record Later(Problem problem) implements IntakeAnswer {}

    static IntakeAnswer of(IntakeResult result, ReportProperties bounds) {
        return switch (result) {
            case IntakeResult.Accepted accepted -> new Taken(accepted.receipt());
            case IntakeResult.AlreadyHeld held -> new Taken(held.receipt());
            case IntakeResult.OtherContent other ->
                rejected(other.id().toString(), Problem.of(ReportProblem.OTHER_CONTENT));
            case IntakeResult.NotUtf8 _ -> new Rejected(Optional.empty(), Problem.of(ReportProblem.NOT_UTF8));
            case IntakeResult.NotJson broken ->
                new Rejected(
                        Optional.empty(),
                        Problem.of(CommonProblem.UNREADABLE)
                                .and(ProblemItem.whole(NOT_JSON, broken.line(), broken.column())));
            case IntakeResult.WrongFields wrong ->
                new Rejected(
                        wrong.id(),
                        Problem.of(CommonProblem.WRONG_FIELD)
                                .and(wrong.problems().stream()
                                        .map(one -> ProblemItem.field(one.field(), new Text(one.ja(), one.en())))
                                        .toArray(ProblemItem[]::new)));
            case IntakeResult.TooLarge _ ->
                new Rejected(Optional.empty(), Problem.of(ReportProblem.REPORT_TOO_LARGE, REPORT_KILOBYTES));
            case IntakeResult.NotYours notYours ->
                rejected(notYours.id().toString(), Problem.of(ReportProblem.NOT_YOUR_CLIENT));
            case IntakeResult.Forbidden forbidden ->
                rejected(forbidden.id().toString(), Problem.of(CommonProblem.FORBIDDEN));
            case IntakeResult.Unavailable _ -> new Later(Problem.unavailable(bounds.retryAfter()));
        };
    }

    /** The receipt; a refusal ends the request. */
    static Receipt receipt(IntakeResult result, ReportProperties bounds) {
        return switch (of(result, bounds)) {
            case Taken taken -> taken.receipt();
            case Rejected rejected -> throw rejected.problem().refused();
            case Later later -> throw later.problem().refused();
        };
    }

    private static IntakeAnswer rejected(String id, Problem problem) {
        return new Rejected(Optional.of(id), problem);
    }
}
