package jp.anpi.safety.simulation;

import java.time.Instant;
import java.util.List;

/**
 * A world in which a law was broken, made as small as it goes.
 *
 * @param step counts from 1
 * @param at incident time
 * @param happenings how many of the world's happenings are needed to break it
 * @param trace what happened to whom it is about, one line a step, oldest first
 */
public record Violation(long seed, int step, Instant at, Law law, String what, int happenings, List<String> trace) {

    public Violation {
        trace = List.copyOf(trace);
    }

    /** Seed, step and trace as people read them. */
    @Override
    public String toString() {
        return "seed %d, step %d, %s: %s: %s%nwith %d happenings:%n  %s"
                .formatted(seed, step, at, law, what, happenings, String.join("%n  ".formatted(), trace));
    }
}
