package jp.anpi.deploy.drills.scenario;

import java.util.Optional;
import java.util.Set;

/**
 * Whom a step is about, said without naming anybody: the runner chooses people of the roster by the drill's seed.
 *
 * @param groups   empty: every group
 * @param districts empty: every district
 * @param among    only people an earlier step chose under this label
 * @param again    also people whom an earlier step already chose
 * @param label    the name under which later steps and expectations find these people
 */
public record Who(
        Set<PriorityGroup> groups,
        Set<String> districts,
        Amount amount,
        Optional<String> among,
        boolean again,
        Optional<String> label) {
    public Who {
        groups = Set.copyOf(groups);
        districts = Set.copyOf(districts);
    }

    /** How many of those who match. */
    public sealed interface Amount {
        /** Of everybody who matches, chosen before or not; rounded to the nearest person, at least one. */
        record Share(double of) implements Amount {
            public Share {
                if (!(of > 0 && of <= 1)) throw new IllegalArgumentException("a share is above 0 % and at most 100 %");
            }
        }

        record Count(int people) implements Amount {
            public Count {
                if (people < 1) throw new IllegalArgumentException("at least one person");
            }
        }

        /** Everybody who matches and was not chosen before. */
        record Rest() implements Amount {}
    }
}
