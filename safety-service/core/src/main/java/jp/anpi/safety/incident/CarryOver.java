package jp.anpi.safety.incident;

/**
 * Whether what is known in one incident may count in another. Without a person's decision nothing goes from one to the
 * other, however much they overlap.
 */
public final class CarryOver {

    private CarryOver() {}

    /** Whether it may be decided at all. */
    public enum Verdict {
        ALLOWED,
        /** An incident has its own status already. */
        SAME_INCIDENT,
        /** A drill can become nothing real, and a real incident is no material for a drill. */
        OTHER_MODE
    }

    /** Whether what is known in {@code from} may count in {@code into}. */
    public static Verdict verdict(IncidentFacts into, IncidentFacts from) {
        if (into.id().equals(from.id())) {
            return Verdict.SAME_INCIDENT;
        }
        return into.mode() == from.mode() ? Verdict.ALLOWED : Verdict.OTHER_MODE;
    }
}
