package jp.anpi.safety.report;

/**
 * One wrong field and what to do about it. Never repeats what was sent: it may be anybody's name.
 *
 * @param field as the sender wrote it, for example {@code place.lat} or {@code needs[2].kind}
 */
public record FieldProblem(String field, String ja, String en) {}
