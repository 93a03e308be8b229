package jp.anpi.deploy.bench.micro;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.sample.SampleSize;
import jp.anpi.safety.board.BoardFold;
import jp.anpi.safety.check.CheckRules;
import jp.anpi.safety.check.Decision;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.clock.Assumptions;
import jp.anpi.safety.clock.LifeSupportClocks;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckState.RunningClock;
import jp.anpi.safety.incident.RosterRow;
import jp.anpi.safety.ladder.Climb;
import jp.anpi.safety.ladder.Step;
import jp.anpi.safety.lookahead.CallPlan;
import jp.anpi.safety.lookahead.PowerLoss;
import jp.anpi.safety.lookahead.Prospect;
import jp.anpi.safety.lookahead.WhatIf;
import jp.anpi.safety.matching.Listed;
import jp.anpi.safety.matching.Matcher;
import jp.anpi.safety.matching.Outcome;
import jp.anpi.safety.matching.PersonIndex;
import jp.anpi.safety.matching.Question;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What one decision costs. Each call takes the next of some people of the sample, so that no branch is learnt by heart. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RuleCosts {

    private static final int PEOPLE = 40;
    private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);

    /** People of ①, asked at the opening, and those of the town to be matched. */
    @State(Scope.Benchmark)
    public static class Town {
        private final SampleTown town = new SampleTown(SampleSize.TOWN);
        private final List<PersonState> people = town.people(PriorityGroup.PUSH_SUPPORT, PEOPLE);
        private final List<SafetyCheck> asked = new ArrayList<>();
        private final List<CheckState> silent = new ArrayList<>();
        private final List<CheckState> confirmed = new ArrayList<>();
        private final PersonIndex index = new PersonIndex();
        private final Matcher matcher = new Matcher(index);
        private final List<Question> questions = new ArrayList<>();
        private final List<CallPlan.Waiting> waiting = new ArrayList<>();
        private final LifeSupportClocks clocks = new LifeSupportClocks(
                Assumptions.STANDARD, SampleTown.OPENED, town.incident().zone());
        private final WhatIf whatIf = new WhatIf(
                town.incident(),
                new PowerLoss(
                        new Area.City(),
                        SampleTown.OPENED.plus(Duration.ofHours(1)),
                        SampleTown.OPENED.plus(Duration.ofHours(13))),
                town,
                Assumptions.STANDARD);
        private final List<RosterRow> rows = new ArrayList<>();
        private int turn;

        @Setup
        public void ask() {
            for (PersonState person : people) {
                SafetyCheck check = CheckRules.due(town.unasked(person), town.context(person), SampleTown.OPENED)
                        .check();
                asked.add(check);
                silent.add(check.toState());
                confirmed.add(CheckRules.fold(
                                check,
                                SampleTown.safe(person, SampleTown.OPENED.plusSeconds(60)),
                                town.context(person),
                                SampleTown.OPENED.plusSeconds(62))
                        .check()
                        .toState());
                rows.add(RosterRow.freeze(town.incident(), person, 0));
                waiting.add(new CallPlan.Waiting(
                        person.id(),
                        person.placement().group(),
                        check.clocks().stream().map(RunningClock::endsAt).findFirst(),
                        Optional.empty(),
                        SampleTown.OPENED));
            }
            town.city().persons().forEach(person -> {
                index.put(new Listed(
                        person.id(),
                        person.name(),
                        List.of(),
                        person.birthDate(),
                        person.home().text(),
                        person.phone()));
                if (questions.size() < 500) {
                    questions.add(new Question(
                            Optional.of(person.name().written()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(person.home().text()),
                            Optional.empty()));
                }
            });
        }

        private int next() {
            turn = turn == PEOPLE - 1 ? 0 : turn + 1;
            return turn;
        }
    }

    /** A report of safety folded into a check that is being asked about. */
    @Benchmark
    public Decision fold(Town town) {
        int who = town.next();
        PersonState person = town.people.get(who);
        Instant seen = SampleTown.OPENED.plusSeconds(300);
        return CheckRules.fold(
                town.asked.get(who), SampleTown.safe(person, seen), town.town.context(person), seen.plusSeconds(2));
    }

    /** A rung whose time is up: who is asked next, the question with its reason, the steps written down. */
    @Benchmark
    public Decision escalate(Town town) {
        int who = town.next();
        PersonState person = town.people.get(who);
        return CheckRules.due(town.asked.get(who), town.town.context(person), SampleTown.OPENED.plus(TWENTY_MINUTES));
    }

    /** The ladder alone: which step is due. */
    @Benchmark
    public Step ladder(Town town) {
        SafetyCheck check = town.asked.get(town.next());
        return check.row()
                .ladder()
                .next(
                        new Climb(
                                1,
                                Optional.of(SampleTown.OPENED.plus(TWENTY_MINUTES)),
                                false,
                                false,
                                Optional.empty(),
                                AskReason.INCIDENT_OPENED),
                        SampleTown.OPENED.plus(TWENTY_MINUTES));
    }

    /** All clocks of one person in an outage. */
    @Benchmark
    public List<RunningClock> clocks(Town town) {
        return town.clocks.running(town.people.get(town.next()).lifeSupport(), Optional.of(SampleTown.OPENED));
    }

    /** Whom a typed name and address mean, among 3,000. */
    @Benchmark
    public Outcome match(Town town) {
        return town.matcher.match(town.questions.get(town.next() * 12));
    }

    /** A board of forty people from nothing: forty rows and two states of each. */
    @Benchmark
    public BoardFold boardOfForty(Town town) {
        var board = new BoardFold("bench", town.town.incident(), PEOPLE);
        town.rows.forEach(board::add);
        town.silent.forEach(board::apply);
        town.confirmed.forEach(board::apply);
        return board;
    }

    /** One person moved twelve hours ahead in supposition. */
    @Benchmark
    public Optional<Prospect> whatIf(Town town) {
        int who = town.next();
        return town.whatIf.of(town.asked.get(who), town.people.get(who), SampleTown.OPENED.plusSeconds(60));
    }

    /** A plan of calls for forty people. */
    @Benchmark
    public CallPlan callPlan(Town town) {
        return CallPlan.of(town.waiting, 3, Duration.ofMinutes(5), SampleTown.OPENED);
    }
}
