package jp.anpi.deploy.drills.scenario;

/**
 * What is wrong in a scenario file.
 *
 * @param field path of the field, empty when the file as a whole is meant
 */
public record ScenarioProblem(int line, String field, String said) {

    /** As compilers say it: {@code file:line: field: what}. */
    public String in(String file) {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + said;
    }
}
