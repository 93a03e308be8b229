package jp.anpi.safety.check;

import java.time.Instant;

/**
 * Moves a check: a fact is folded into it, or its time has come. Pure; the same input gives the same decision, and
 * folding a fact twice is folding it once.
 */
public final class CheckRules {

    private CheckRules() {}

    /** The check after one event. */
    public static Decision fold(SafetyCheck check, CheckEvent event, CheckContext context, Instant now) {
        Folding folding = new Folding(check, context, now);
        folding.take(event);
        return folding.decision();
    }

    /** The check after its time has come, or whenever somebody looks; does nothing that is not due. */
    public static Decision due(SafetyCheck check, CheckContext context, Instant now) {
        Folding folding = new Folding(check, context, now);
        folding.settle();
        return folding.decision();
    }
}
