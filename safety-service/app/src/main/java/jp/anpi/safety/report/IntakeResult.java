package jp.anpi.safety.report;

import java.util.List;
import java.util.Optional;
import jp.anpi.safety.contract.ReportId;

/** What became of one report at the door. */
sealed interface IntakeResult {

    /** Durable. */
    record Accepted(Receipt receipt) implements IntakeResult {}

    /** The same report was accepted before; the same receipt. */
    record AlreadyHeld(Receipt receipt) implements IntakeResult {}

    /** The id is taken by a report with other content, or of another incident. */
    record OtherContent(ReportId id) implements IntakeResult {}

    record NotUtf8() implements IntakeResult {}

    /** Line and column inside the report count from 1. */
    record NotJson(int line, int column) implements IntakeResult {}

    /** @param id as sent, when it can be read at all */
    record WrongFields(Optional<String> id, List<FieldProblem> problems) implements IntakeResult {}

    record TooLarge() implements IntakeResult {}

    /** The person is not the caller's to know. */
    record NotYours(ReportId id) implements IntakeResult {}

    /** The caller's role may not report here at all. */
    record Forbidden(ReportId id) implements IntakeResult {}

    /** Neither log nor store could take it, or too much is under way: the sender keeps it and tries again. */
    record Unavailable(ReportId id) implements IntakeResult {}
}
