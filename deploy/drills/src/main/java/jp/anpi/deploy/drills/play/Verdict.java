package jp.anpi.deploy.drills.play;

import java.time.Duration;
import jp.anpi.deploy.drills.scenario.Expectation;

/**
 * What became of an expectation.
 *
 * @param at when it was judged, incident time since the onset
 */
public record Verdict(Expectation expectation, Duration at, Outcome outcome) {

    public sealed interface Outcome {
        /** Counted; {@code total} is the denominator. */
        record Counted(boolean holds, long count, long total) implements Outcome {}

        /** The product did not show what is needed to tell. */
        record Unknown(String why) implements Outcome {}
    }

    public boolean holds() {
        return outcome instanceof Outcome.Counted counted && counted.holds();
    }
}
