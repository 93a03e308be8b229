package jp.anpi.safety.lookahead;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.check.CheckItem;

/**
 * Whom to call in which order.
 *
 * @param newestReportAt the age of what this was drawn from
 * @param inTime how many of {@code of.withDeadline} are reached in time; no order reaches more
 * @param inTimeByDeadline how many would be if everybody were called strictly by deadline
 * @param callersForAll how many callers would reach all in time; absent when one has less time than a call takes
 * @param dispatch who is in danger or has run out: somebody must go there, no call saves them; the first of {@code of.dispatch}
 * @param calls the first of {@code of.waiting}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CallPlanAnswer(
        Instant incidentNow,
        Optional<Instant> newestReportAt,
        int callers,
        int minutes,
        Counted of,
        int inTime,
        int inTimeByDeadline,
        Optional<Integer> callersForAll,
        List<CheckItem> dispatch,
        List<Call> calls) {

    /**
     * The denominators, people of groups ① to ④.
     *
     * @param roster all of them; the rest is confirmed or a reported death
     * @param claimed somebody at the desk is on it, or a car is out to them
     */
    record Counted(int roster, int waiting, int withDeadline, int claimed, int dispatch) {}

    /** One call. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Call(
            CheckItem check,
            int caller,
            Instant startsAt,
            Instant reachedBy,
            CallPlan.DeadlineKind deadlineKind,
            Optional<Instant> deadline,
            boolean inTime) {}
}
