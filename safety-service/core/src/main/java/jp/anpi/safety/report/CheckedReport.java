package jp.anpi.safety.report;

import java.util.List;

/** What a form turned out to be. */
public sealed interface CheckedReport {

    /** A report that can be accepted. */
    record Valid(SafetyReport report) implements CheckedReport {}

    /** A form that cannot; at least one problem. */
    record Invalid(List<FieldProblem> problems) implements CheckedReport {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
