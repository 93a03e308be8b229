package jp.anpi.safety.ladder;

import java.time.Duration;
import java.util.List;
import jp.anpi.safety.contract.AskedRole;

/**
 * One step of a ladder: who is asked, and how long they have before the next step.
 *
 * @param roles never the city desk, which is every ladder's last step by itself
 * @param patience counted from the moment the rung is asked
 */
public record Rung(List<AskedRole> roles, Manner manner, Duration patience) {

    /** How several roles on one rung are meant. */
    public enum Manner {
        /** "A, else B": the first role that has somebody not yet asked in this cycle. */
        FIRST_FOUND,
        /** Everybody of every role at once. */
        ALL
    }

    public Rung {
        roles = List.copyOf(roles);
    }

    /** A rung that asks the first of {@code roles} that has somebody to ask. */
    public static Rung firstOf(Duration patience, AskedRole... roles) {
        return new Rung(List.of(roles), Manner.FIRST_FOUND, patience);
    }

    /** A rung that asks all of {@code roles} together. */
    public static Rung allOf(Duration patience, AskedRole... roles) {
        return new Rung(List.of(roles), Manner.ALL, patience);
    }
}
