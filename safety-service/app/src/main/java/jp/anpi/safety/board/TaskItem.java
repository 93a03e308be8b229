package jp.anpi.safety.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.roster.PersonRow;

/**
 * Power to be brought to one person.
 *
 * @param since when the power was lost
 * @param clock what ends first without it
 * @param suppliedAt when something was brought last since then
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TaskItem(
        PersonId personId,
        String name,
        PriorityGroup group,
        DistrictId district,
        State state,
        Instant since,
        CheckState.RunningClock clock,
        Optional<Instant> suppliedAt,
        Optional<String> claimedBy,
        Optional<String> claimant,
        CheckStatus checkState,
        long version) {

    /** How far it has come. */
    enum State {
        OPEN,
        /** Somebody at the desk has taken the person's check. */
        TAKEN,
        /** Something was brought; the clock says until when that is enough. */
        SUPPLIED
    }

    static final Comparator<TaskItem> LEAST_TIME_FIRST = Comparator.comparing(
                    (TaskItem task) -> task.clock().endsAt())
            .thenComparing(TaskItem::group)
            .thenComparing(task -> task.personId().value());

    /** The same task for whoever cannot take it: a username is half of a sign-in, and the name beside it says enough. */
    TaskItem withoutClaimant() {
        return new TaskItem(
                personId,
                name,
                group,
                district,
                state,
                since,
                clock,
                suppliedAt,
                claimedBy,
                Optional.empty(),
                checkState,
                version);
    }

    /** Empty unless the person is without the power they live on. */
    static Optional<TaskItem> of(PersonRow row, CheckState state) {
        return state.powerTask()
                .map(task -> new TaskItem(
                        row.id(),
                        row.name(),
                        row.group(),
                        row.district(),
                        state.claimedBy().isPresent()
                                ? State.TAKEN
                                : task.suppliedAt().isPresent() ? State.SUPPLIED : State.OPEN,
                        task.since(),
                        task.clock(),
                        task.suppliedAt(),
                        state.claimedBy(),
                        state.claimant(),
                        state.status(),
                        state.version()));
    }
}
