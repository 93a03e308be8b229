package jp.anpi.deploy.drills.scenario;

/** A field of the file cannot be what it says; carries line and field to where the reader collects them. */
final class BadScenario extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ScenarioProblem problem;

    BadScenario(int line, String field, String said) {
        super(said);
        this.problem = new ScenarioProblem(line, field, said);
    }

    ScenarioProblem problem() {
        return problem;
    }
}
