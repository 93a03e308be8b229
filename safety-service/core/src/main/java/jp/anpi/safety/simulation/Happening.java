package jp.anpi.safety.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.check.CheckEvent;
import jp.anpi.safety.contract.IncidentEvent;

/** What comes from outside: to the log of one person, to the log of the whole incident, or to the owner's machine. */
sealed interface Happening {

    record ToOne(PersonId person, CheckEvent event) implements Happening {}

    record ToAll(IncidentEvent fact, CheckEvent event) implements Happening {}

    /** The owner is killed between two steps and comes back later; what was not committed is lost and comes again. */
    record OwnerDies(Duration away) implements Happening {}

    record OwnerComesBack() implements Happening {}

    /**
     * A happening and when it arrives.
     *
     * @param number settles what comes at one instant
     */
    record Coming(Instant at, int number, Happening what) implements Comparable<Coming> {

        private static final Comparator<Coming> ORDER =
                Comparator.comparing(Coming::at).thenComparingInt(Coming::number);

        @Override
        public int compareTo(Coming other) {
            return ORDER.compare(this, other);
        }
    }
}
