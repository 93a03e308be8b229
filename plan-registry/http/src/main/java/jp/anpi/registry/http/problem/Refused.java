package jp.anpi.registry.http.problem;

/** Carries an expected refusal to the one place that answers it; has no stack trace, because nothing is broken. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.kind().name(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
