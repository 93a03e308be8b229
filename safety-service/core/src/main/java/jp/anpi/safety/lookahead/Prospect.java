package jp.anpi.safety.lookahead;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;
import jp.anpi.safety.contract.CheckState.RunningClock;

/**
 * What would become of one person.
 *
 * @param ending the clocks that reach zero in the time looked at, the first to end first; at least one
 * @param anyway whether the first of them would end at that instant also with power
 * @param asked who would be asked when, until somebody answers, oldest first
 * @param deskHears when the desk would first hear of it; empty when it would not in the time looked at
 */
public record Prospect(
        PersonId person,
        PriorityGroup group,
        List<RunningClock> ending,
        boolean anyway,
        List<Asked> asked,
        Optional<Instant> deskHears) {

    /** Who runs out first comes first; then group, then person, so that the order is one. */
    public static final Comparator<Prospect> BY_TIME_LEFT = Comparator.comparing(
                    (Prospect prospect) -> prospect.first().endsAt())
            .thenComparing(Prospect::group)
            .thenComparing(prospect -> prospect.person().value());

    public Prospect {
        ending = List.copyOf(ending);
        asked = List.copyOf(asked);
    }

    /** The clock that ends first. */
    public RunningClock first() {
        return ending.getFirst();
    }

    /**
     * A rung that would be asked.
     *
     * @param who labels as lists show them: members and offices by name, family by relation
     */
    public record Asked(Instant at, AskedRole role, List<String> who, AskReason why) {
        public Asked {
            who = List.copyOf(who);
        }
    }
}
