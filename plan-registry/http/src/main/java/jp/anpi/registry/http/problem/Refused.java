package jp.anpi.registry.http.problem;

import org.jspecify.annotations.Nullable;

/** Carries an expected refusal to the one place that answers it; has no stack trace, because nothing is broken. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem, @Nullable Throwable cause) {
        super(problem.kind().name() + (cause == null ? "" : ": " + cause), cause, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
