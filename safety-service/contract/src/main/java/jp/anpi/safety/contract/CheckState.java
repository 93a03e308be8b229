package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * The state of one check as of {@code version}; replaces all earlier versions, consumers keep the highest. Carries what
 * lists and boards need, no free text. All instants are incident time.
 *
 * @param staleSince when a confirmation grew too old; empty when there is none or it is fresh
 * @param asked who is asked now; empty when nobody is (confirmed, exhausted, or a group nobody is asked about)
 * @param clock the life-support clock that ends first, when one runs
 * @param needs open needs; NONE is not listed
 * @param danger rescue, serious injury, or power lost on a powered device: goes to the desk at once
 * @param claimedBy display name of who took the check
 * @param carriedOver whether something from another incident counts here by a person's decision
 * @param powerTask power to be brought; present while somebody who lives on it is without
 * @param deskWaitsSince since when the desk has not acknowledged what was handed to it, as far as the check knows; an
 *     acknowledgement of the whole incident counts also before the check has noticed it
 * @param tries attempts in vain in this cycle; empty when there was none
 * @param dispatch the car or team that is out to the person; empty when none is
 * @param claimant username of who took the check, since two may share a display name; absent in older records
 */
public record CheckState(
        IncidentId incident,
        PersonId person,
        long version,
        PriorityGroup group,
        DistrictId district,
        CheckStatus status,
        Optional<Instant> staleSince,
        Optional<Asked> asked,
        Optional<RunningClock> clock,
        Set<NeedKind> needs,
        boolean danger,
        boolean deathReported,
        Optional<String> claimedBy,
        Optional<Instant> lastReportAt,
        Optional<Instant> confirmedAt,
        Instant changedAt,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean carriedOver,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PowerTask> powerTask,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> deskWaitsSince,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Tries> tries,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Dispatch> dispatch,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> claimant) {

    public CheckState {
        needs = Set.copyOf(needs);
    }

    /**
     * A rung that waits for an answer.
     *
     * @param rung counts from 1
     * @param who display names of members or offices; family is named by relation only
     * @param dueAt empty on the last rung, which waits for the desk
     */
    public record Asked(
            int rung, AskedRole role, List<String> who, Instant startedAt, Optional<Instant> dueAt, AskReason why) {
        public Asked {
            who = List.copyOf(who);
        }
    }

    /**
     * Attempts to reach the person that failed.
     *
     * @param last when the newest was made, and by whom
     * @param visit whether another call helps nobody and somebody has to go there
     */
    public record Tries(int count, Instant last, Source by, boolean visit) {}

    /**
     * A car or team on its way to the person, or with them.
     *
     * @param team what the desk calls it, at most 40 characters
     * @param by display name of who sent it
     * @param arrivedAt empty while it is on its way
     */
    public record Dispatch(
            String team,
            String by,
            Instant sentAt,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> arrivedAt) {}

    /**
     * Push support: somebody has to bring power before {@code clock} ends.
     *
     * @param since when the power was lost
     * @param clock the first to end of those that need power
     * @param suppliedAt when something was brought last since then; empty when nothing was
     */
    public record PowerTask(
            Instant since,
            RunningClock clock,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> suppliedAt) {}

    /** A life-support clock; {@code assumed} when its length is a default and not measured for this person. */
    public record RunningClock(ClockKind kind, Instant endsAt, boolean assumed) {}
}
