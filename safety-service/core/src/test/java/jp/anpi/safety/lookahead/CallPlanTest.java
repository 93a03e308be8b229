package jp.anpi.safety.lookahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.building.Ids;
import jp.anpi.safety.building.Seeds;
import jp.anpi.safety.lookahead.CallPlan.Call;
import jp.anpi.safety.lookahead.CallPlan.DeadlineKind;
import jp.anpi.safety.lookahead.CallPlan.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Duration TEN = Duration.ofMinutes(10);

    static LongStream seeds() {
        return Seeds.upTo(150);
    }

    private static Waiting clock(String name, int minutes) {
        return new Waiting(
                Ids.person(name),
                PriorityGroup.PUSH_SUPPORT,
                Optional.of(NOW.plus(Duration.ofMinutes(minutes))),
                Optional.empty(),
                NOW);
    }

    private static Waiting atDesk(String name) {
        return new Waiting(Ids.person(name), PriorityGroup.PUSH_SUPPORT, Optional.empty(), Optional.empty(), NOW);
    }

    private static List<PersonId> order(CallPlan plan) {
        return plan.calls().stream().map(Call::person).toList();
    }

    @Test
    void inAJamThePlanSavesTwoWhereTheOrderOfDeadlinesSavesNobody() {
        CallPlan plan =
                CallPlan.of(List.of(clock("九分", 9), clock("十分", 10), clock("二十分", 20), clock("二十五分", 25)), 1, TEN, NOW);
        assertThat(plan.inTime()).isEqualTo(2);
        assertThat(plan.inTimeByDeadline()).isZero();
        assertThat(order(plan))
                .containsExactly(Ids.person("十分"), Ids.person("二十分"), Ids.person("九分"), Ids.person("二十五分"));
        assertThat(plan.calls()).extracting(Call::inTime).containsExactly(true, true, false, false);
        assertThat(plan.callersForAll())
                .as("nobody reaches in nine minutes whom a call of ten is to reach")
                .isEmpty();
    }

    @Test
    void whereEverybodyCanBeReachedTheOrderIsThatOfTheDeadlines() {
        CallPlan plan = CallPlan.of(List.of(clock("後", 40), clock("先", 10), atDesk("待"), clock("中", 20)), 1, TEN, NOW);
        assertThat(order(plan)).containsExactly(Ids.person("先"), Ids.person("中"), Ids.person("後"), Ids.person("待"));
        assertThat(plan.inTime()).isEqualTo(3).isEqualTo(plan.withDeadline());
        assertThat(plan.callersForAll()).contains(1);
    }

    @Test
    void aCallThatEndsAtTheDeadlineIsInTimeAndOneMillisecondLaterIsNot() {
        Waiting exactly = clock("丁度", 10);
        assertThat(CallPlan.of(List.of(exactly), 1, TEN, NOW).inTime()).isEqualTo(1);
        assertThat(CallPlan.of(List.of(exactly), 1, TEN, NOW.plusMillis(1)).inTime())
                .isZero();
    }

    @Test
    void twoCallersCallAtTheSameTime() {
        CallPlan plan = CallPlan.of(List.of(clock("甲", 10), clock("乙", 10), clock("丙", 20)), 2, TEN, NOW);
        assertThat(plan.inTime()).isEqualTo(3);
        assertThat(plan.calls()).extracting(Call::caller).containsExactly(1, 2, 1);
        assertThat(plan.calls()).extracting(Call::startsAt).containsExactly(NOW, NOW, NOW.plus(TEN));
    }

    @Test
    void aLifeSupportClockIsWorthMoreThanARungThatFallsDue() {
        Waiting rung = new Waiting(
                Ids.person("段階"), PriorityGroup.PUSH_SUPPORT, Optional.empty(), Optional.of(NOW.plus(TEN)), NOW);
        CallPlan plan = CallPlan.of(List.of(rung, clock("電池", 10)), 1, TEN, NOW);
        assertThat(order(plan).getFirst()).isEqualTo(Ids.person("電池"));
        assertThat(plan.callersForAll()).contains(2);
    }

    @Test
    void withoutCallersOrTimeThereIsNoPlan() {
        assertThatThrownBy(() -> CallPlan.of(List.of(), 0, TEN, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallPlan.of(List.of(), 1, Duration.ZERO, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOrderOfASmallListReachesMore(long seed) {
        RandomGenerator random = Seeds.random(seed);
        List<Waiting> waiting = waiting(random, 1 + random.nextInt(6), 60);
        int callers = 1 + random.nextInt(3);
        int best = 0;
        int bestClocks = 0;
        for (List<Waiting> order : orders(waiting)) {
            int clocks = reached(order, callers, DeadlineKind.CLOCK);
            best = Math.max(best, clocks + reached(order, callers, DeadlineKind.RUNG));
            bestClocks = Math.max(bestClocks, clocks);
        }
        CallPlan plan = CallPlan.of(waiting, callers, TEN, NOW);
        assertThat(plan.inTime()).isEqualTo(best);
        assertThat(plan.calls().stream()
                        .filter(call -> call.deadlineKind() == DeadlineKind.CLOCK && call.inTime())
                        .count())
                .as("and of those with a clock as many as any order")
                .isEqualTo(bestClocks);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everybodyIsCalledOnceNobodyTwiceAtATimeAndNeverWorseThanByDeadline(long seed) {
        RandomGenerator random = Seeds.random(seed);
        List<Waiting> waiting = waiting(random, random.nextInt(200), 600);
        int callers = 1 + random.nextInt(8);
        CallPlan plan = CallPlan.of(waiting, callers, TEN, NOW);
        assertThat(order(plan))
                .containsExactlyInAnyOrderElementsOf(
                        waiting.stream().map(Waiting::person).toList());
        assertThat(plan.calls().stream().map(call -> call.caller() + " " + call.startsAt()))
                .doesNotHaveDuplicates();
        assertThat(plan.inTime())
                .isBetween(plan.inTimeByDeadline(), plan.withDeadline())
                .isEqualTo((int) plan.calls().stream()
                        .filter(call -> call.deadlineKind() != DeadlineKind.NONE && call.inTime())
                        .count());
        plan.callersForAll().ifPresent(enough -> {
            assertThat(CallPlan.of(waiting, enough, TEN, NOW).inTime()).isEqualTo(plan.withDeadline());
            if (enough > 1) {
                assertThat(CallPlan.of(waiting, enough - 1, TEN, NOW).inTime()).isLessThan(plan.withDeadline());
            }
        });
        List<Waiting> shuffled = new ArrayList<>(waiting);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(CallPlan.of(shuffled, callers, TEN, NOW).calls())
                .as("the list's own order does not matter")
                .isEqualTo(plan.calls());
    }

    private static List<Waiting> waiting(RandomGenerator random, int many, int minutes) {
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Instant deadline = NOW.plus(Duration.ofMinutes(random.nextInt(-5, minutes)));
            int kind = random.nextInt(4);
            waiting.add(new Waiting(
                    Ids.person("人" + i),
                    Seeds.anyOf(random, PriorityGroup.values()),
                    kind < 2 ? Optional.of(deadline) : Optional.empty(),
                    kind == 2 ? Optional.of(deadline) : Optional.empty(),
                    NOW.minus(Duration.ofMinutes(random.nextInt(60)))));
        }
        return waiting;
    }

    private static int reached(List<Waiting> order, int callers, DeadlineKind kind) {
        int reached = 0;
        for (int i = 0; i < order.size(); i++) {
            Waiting one = order.get(i);
            Instant end = NOW.plus(TEN.multipliedBy(i / callers + 1));
            boolean inTime = one.clockEnds()
                    .or(one::dueAt)
                    .filter(deadline -> !end.isAfter(deadline))
                    .isPresent();
            reached += one.deadlineKind() == kind && inTime ? 1 : 0;
        }
        return reached;
    }

    private static List<List<Waiting>> orders(List<Waiting> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Waiting>> all = new ArrayList<>();
        for (int first = 0; first < of.size(); first++) {
            List<Waiting> rest = new ArrayList<>(of);
            Waiting chosen = rest.remove(first);
            for (List<Waiting> order : orders(rest)) {
                List<Waiting> whole = new ArrayList<>(List.of(chosen));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
