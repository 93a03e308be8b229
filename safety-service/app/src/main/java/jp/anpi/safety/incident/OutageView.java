package jp.anpi.safety.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.OutageId;

/**
 * An outage as the desk sees it.
 *
 * @param people of ① and ② whose homes lie inside
 * @param unlocated of those whom a drawn area cannot tell in or out, because nobody knows where they live
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OutageView(
        OutageId id,
        Area area,
        Instant startedAt,
        Optional<Instant> endedAt,
        State state,
        Map<PriorityGroup, Integer> people,
        int unlocated) {

    /** Where an outage is at the incident's present. */
    enum State {
        PLANNED,
        RUNNING,
        ENDED
    }

    static State stateOf(Outage outage, Instant now) {
        if (outage.holdsAt(now)) {
            return State.RUNNING;
        }
        boolean over = outage.endedAt().filter(end -> !now.isBefore(end)).isPresent();
        return over ? State.ENDED : State.PLANNED;
    }
}
