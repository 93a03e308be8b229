package jp.anpi.safety.lookahead;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.board.Boards;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.Roster;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Draws the plan of calls from the board's memory. */
final class CallPlans {

    private static final int MOST_DISPATCH = 50;

    private final Boards boards;
    private final Roster roster;

    CallPlans(Boards boards, Roster roster) {
        this.boards = boards;
        this.roster = roster;
    }

    /** Whoever died or moved away since the roster was frozen is not called, nor is their family. */
    private boolean mayBeCalled(PersonRow row) {
        return switch (roster.findRow(row.id()).orElse(row).lifecycle()) {
            case DIED, MOVED_AWAY -> false;
            case AT_HOME, IN_HOSPITAL, IN_FACILITY -> true;
        };
    }

    /** How many call, how long a call takes, and how much of the plan is shown. */
    record Hands(int callers, int minutes, int limit) {}

    Mono<CallPlanAnswer> answer(Incident incident, Hands hands, Instant now) {
        return boards.standing(incident, row -> row.group() != PriorityGroup.GENERAL && mayBeCalled(row))
                .publishOn(Schedulers.parallel())
                .map(everybody -> {
                    var sorting = new Sorting(now, incident.facts().openedAt());
                    everybody.forEach(sorting::take);
                    return sorting.answer(hands);
                });
    }

    /** Sorts everybody into those to call, those to go to, and those whom somebody has. */
    private static final class Sorting {

        private static final Comparator<Boards.Standing> BY_CLOCK = Comparator.comparing((Boards.Standing one) ->
                        clock(one).map(CheckState.RunningClock::endsAt).orElse(Instant.MAX))
                .thenComparing(one -> one.row().group())
                .thenComparing(one -> one.row().id().value());

        private final Instant now;
        private final Instant opened;
        private final Map<PersonId, Boards.Standing> toCall = new HashMap<>();
        private final List<CallPlan.Waiting> waiting = new ArrayList<>();
        private final List<Boards.Standing> dispatch = new ArrayList<>();
        private Optional<Instant> newest = Optional.empty();
        private int roster;
        private int claimed;

        Sorting(Instant now, Instant opened) {
            this.now = now;
            this.opened = opened;
        }

        void take(Boards.Standing one) {
            roster++;
            Optional<Instant> heard = one.state().flatMap(CheckState::lastReportAt);
            newest = heard.filter(at -> newest.filter(at::isBefore).isEmpty()).or(() -> newest);
            boolean settled = one.state()
                    .filter(state -> state.status() == CheckStatus.CONFIRMED || state.deathReported())
                    .isPresent();
            if (settled) {
                return;
            }
            boolean runOut =
                    clock(one).filter(clock -> !clock.endsAt().isAfter(now)).isPresent();
            boolean inWork = one.state()
                    .filter(state ->
                            state.claimedBy().isPresent() || state.dispatch().isPresent())
                    .isPresent();
            if (inWork) {
                claimed++;
            } else if (runOut || one.state().filter(CheckState::danger).isPresent()) {
                dispatch.add(one);
            } else {
                toCall.put(one.row().id(), one);
                waiting.add(new CallPlan.Waiting(
                        one.row().id(),
                        one.row().group(),
                        clock(one).map(CheckState.RunningClock::endsAt),
                        one.state().flatMap(CheckState::asked).flatMap(CheckState.Asked::dueAt),
                        heard.orElse(opened)));
            }
        }

        CallPlanAnswer answer(Hands hands) {
            CallPlan plan = CallPlan.of(waiting, hands.callers(), Duration.ofMinutes(hands.minutes()), now);
            return new CallPlanAnswer(
                    now,
                    newest,
                    hands.callers(),
                    hands.minutes(),
                    new CallPlanAnswer.Counted(roster, waiting.size(), plan.withDeadline(), claimed, dispatch.size()),
                    plan.inTime(),
                    plan.inTimeByDeadline(),
                    plan.callersForAll(),
                    dispatch.stream()
                            .sorted(BY_CLOCK)
                            .limit(MOST_DISPATCH)
                            .map(Sorting::item)
                            .toList(),
                    plan.calls().stream()
                            .limit(hands.limit())
                            .map(call -> new CallPlanAnswer.Call(
                                    item(Objects.requireNonNull(toCall.get(call.person()))),
                                    call.caller(),
                                    call.startsAt(),
                                    call.reachedBy(),
                                    call.deadlineKind(),
                                    call.deadline(),
                                    call.inTime()))
                            .toList());
        }

        private static Optional<CheckState.RunningClock> clock(Boards.Standing one) {
            return one.state().flatMap(CheckState::clock);
        }

        private static CheckItem item(Boards.Standing one) {
            return CheckItem.of(one.row(), one.state(), false).withoutClaimant();
        }
    }
}
