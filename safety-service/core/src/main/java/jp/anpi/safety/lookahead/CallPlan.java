package jp.anpi.safety.lookahead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * In which order some callers reach the most people in time. Calls take equally long, so the callers' time falls into slots
 * of as many calls as there are callers, and a set of people can be reached in time exactly when it can be in the order of
 * its deadlines. Such sets form a matroid: taking people by importance, whoever still fits, gives a set that no other set
 * beats, neither in number nor in importance. Calling strictly by deadline does not: in a jam it spends each call on somebody
 * for whom it comes too late.
 *
 * <p>Worked example: one caller, ten minutes a call, four people with 9, 10, 20 and 25 minutes. By deadline the calls end
 * after 10, 20, 30 and 40 minutes: all are late. The plan calls the second and the third, who are reached in time; the
 * fourth cannot be, since a third call ends after 30 minutes; then the others.
 *
 * <p>O(n log n) in the people waiting.
 */
public final class CallPlan {

    private static final Instant FAR_AWAY = Instant.parse("9999-12-31T00:00:00Z");

    private static final Comparator<Waiting> BY_IMPORTANCE = Comparator.comparingInt(
                    (Waiting one) -> one.deadlineKind() == DeadlineKind.CLOCK ? 0 : 1)
            .thenComparing(Waiting::group)
            .thenComparing(CallPlan::deadline)
            .thenComparing(Waiting::since)
            .thenComparing(one -> one.person().value());

    private static final Comparator<Waiting> BY_DEADLINE = Comparator.comparing(CallPlan::deadline)
            .thenComparing(Waiting::group)
            .thenComparing(Waiting::since)
            .thenComparing(one -> one.person().value());

    private final List<Call> calls;
    private final int withDeadline;
    private final int inTime;
    private final int inTimeByDeadline;
    private final Optional<Integer> callersForAll;

    private CallPlan(
            List<Call> calls, int withDeadline, int inTime, int inTimeByDeadline, Optional<Integer> callersForAll) {
        this.calls = List.copyOf(calls);
        this.withDeadline = withDeadline;
        this.inTime = inTime;
        this.inTimeByDeadline = inTimeByDeadline;
        this.callersForAll = callersForAll;
    }

    /** What makes a call late. */
    public enum DeadlineKind {
        /** A life-support clock ends. */
        CLOCK,
        /** The rung that is asked has waited long enough and the next is asked. */
        RUNG,
        /** Nothing; the longest wait comes first. */
        NONE
    }

    /**
     * Somebody to be called.
     *
     * @param clockEnds the first life-support clock that is still running
     * @param dueAt when the rung that is asked is due; empty at the desk
     * @param since waiting for how long
     */
    public record Waiting(
            PersonId person, PriorityGroup group, Optional<Instant> clockEnds, Optional<Instant> dueAt, Instant since) {

        DeadlineKind deadlineKind() {
            return clockEnds.isPresent()
                    ? DeadlineKind.CLOCK
                    : dueAt.isPresent() ? DeadlineKind.RUNG : DeadlineKind.NONE;
        }
    }

    /**
     * A call of the plan.
     *
     * @param caller counts from 1
     * @param reachedBy when the call has ended; in time means: not after the deadline
     */
    public record Call(
            PersonId person,
            int caller,
            Instant startsAt,
            Instant reachedBy,
            DeadlineKind deadlineKind,
            Optional<Instant> deadline,
            boolean inTime) {}

    /**
     * The plan for those who wait.
     *
     * @param callers at least 1
     * @param perCall how long a call takes, with dialling and writing down; above zero
     * @throws IllegalArgumentException when nobody calls or calls take no time
     */
    public static CallPlan of(Collection<Waiting> waiting, int callers, Duration perCall, Instant now) {
        if (callers < 1 || !perCall.isPositive()) {
            throw new IllegalArgumentException("a plan needs a caller and calls that take time");
        }
        List<Waiting> byImportance = waiting.stream().sorted(BY_IMPORTANCE).toList();
        Slots slots = new Slots(callers, waiting.size());
        List<Waiting> saved = new ArrayList<>();
        List<Waiting> others = new ArrayList<>();
        for (Waiting one : byImportance) {
            boolean fits = one.deadlineKind() != DeadlineKind.NONE && slots.takeBefore(callsUntil(one, perCall, now));
            (fits ? saved : others).add(one);
        }
        saved.sort(BY_DEADLINE);
        others.sort(BY_DEADLINE);
        List<Waiting> order = new ArrayList<>(saved);
        order.addAll(others);
        int withDeadline = (int) waiting.stream()
                .filter(one -> one.deadlineKind() != DeadlineKind.NONE)
                .count();
        return new CallPlan(
                calls(order, callers, perCall, now),
                withDeadline,
                saved.size(),
                inTime(byImportance.stream().sorted(BY_DEADLINE).toList(), callers, perCall, now),
                callersForAll(waiting, perCall, now));
    }

    /** All calls in the order in which they begin; those that come in time first. */
    public List<Call> calls() {
        return calls;
    }

    /** How many of those who wait have a deadline. */
    public int withDeadline() {
        return withDeadline;
    }

    /** How many are reached in time: no order reaches more. */
    public int inTime() {
        return inTime;
    }

    /** How many would be reached in time if everybody were called in the order of the deadlines. */
    public int inTimeByDeadline() {
        return inTimeByDeadline;
    }

    /** How many callers it takes to reach everybody in time; empty when somebody has less time than one call takes. */
    public Optional<Integer> callersForAll() {
        return callersForAll;
    }

    private static List<Call> calls(List<Waiting> order, int callers, Duration perCall, Instant now) {
        List<Call> calls = new ArrayList<>(order.size());
        for (int i = 0; i < order.size(); i++) {
            Waiting one = order.get(i);
            Instant start = now.plus(perCall.multipliedBy(i / callers));
            Instant end = start.plus(perCall);
            Optional<Instant> deadline = one.clockEnds().or(one::dueAt);
            calls.add(new Call(
                    one.person(),
                    i % callers + 1,
                    start,
                    end,
                    one.deadlineKind(),
                    deadline,
                    deadline.map(at -> !end.isAfter(at)).orElse(true)));
        }
        return calls;
    }

    private static int inTime(List<Waiting> order, int callers, Duration perCall, Instant now) {
        int reached = 0;
        for (int i = 0; i < order.size(); i++) {
            Waiting one = order.get(i);
            boolean counts = one.deadlineKind() != DeadlineKind.NONE;
            reached += counts && i / callers + 1 <= callsUntil(one, perCall, now) ? 1 : 0;
        }
        return reached;
    }

    /** In the order of the deadlines, person number i (from 0) is reached in time when i / callers + 1 calls fit. */
    private static Optional<Integer> callersForAll(Collection<Waiting> waiting, Duration perCall, Instant now) {
        List<Waiting> order = waiting.stream()
                .filter(one -> one.deadlineKind() != DeadlineKind.NONE)
                .sorted(BY_DEADLINE)
                .toList();
        int needed = 1;
        for (int i = 0; i < order.size(); i++) {
            long calls = callsUntil(order.get(i), perCall, now);
            if (calls == 0) {
                return Optional.empty();
            }
            needed = (int) Math.max(needed, (i + calls) / calls);
        }
        return Optional.of(needed);
    }

    /** How many calls one after the other end by the deadline. */
    private static long callsUntil(Waiting one, Duration perCall, Instant now) {
        Duration left = Duration.between(now, deadline(one));
        return left.isNegative() ? 0 : left.dividedBy(perCall);
    }

    private static Instant deadline(Waiting one) {
        return one.clockEnds().or(one::dueAt).orElse(FAR_AWAY);
    }

    /** Slots of {@code callers} calls each; finds the last one not yet full before another, in almost constant time. */
    private static final class Slots {

        private final int callers;
        private final int[] taken;
        private final int[] notFull;

        /** As many slots as could ever be needed: more people than that do not wait. */
        Slots(int callers, int people) {
            this.callers = callers;
            this.taken = new int[people + 1];
            this.notFull = new int[people + 1];
            for (int slot = 0; slot < notFull.length; slot++) {
                notFull[slot] = slot;
            }
        }

        /** Takes a place in the latest slot up to that one, counted from 1; whether there was any. */
        boolean takeBefore(long slot) {
            int found = find((int) Math.min(slot, taken.length - 1));
            if (found == 0) {
                return false;
            }
            if (++taken[found] == callers) {
                notFull[found] = found - 1;
            }
            return true;
        }

        private int find(int slot) {
            int at = slot;
            while (notFull[at] != at) {
                notFull[at] = notFull[notFull[at]];
                at = notFull[at];
            }
            return at;
        }
    }
}
