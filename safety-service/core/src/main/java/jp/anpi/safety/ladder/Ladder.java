package jp.anpi.safety.ladder;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.AskedRole;

/**
 * The ordered rungs of one person in one incident, frozen when the incident opens. After the last rung comes the city
 * desk, which is never listed and never missing. A ladder without rungs asks nobody (group ⑤).
 */
public record Ladder(List<Rung> rungs) {

    /** Asks nobody. */
    public static final Ladder NONE = new Ladder(List.of());

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /** The same ladder with the plan's named checker before the role default of the first rung. */
    public Ladder withNamedChecker() {
        if (rungs.isEmpty() || rungs.getFirst().roles().contains(AskedRole.NAMED_CHECKER)) {
            return this;
        }
        Rung first = rungs.getFirst();
        List<AskedRole> roles = Stream.concat(Stream.of(AskedRole.NAMED_CHECKER), first.roles().stream())
                .toList();
        return new Ladder(Stream.concat(
                        Stream.of(new Rung(roles, first.manner(), first.patience())),
                        rungs.stream().skip(1))
                .toList());
    }

    /** Whether anybody is ever asked before the desk. */
    public boolean asksSomebody() {
        return !rungs.isEmpty();
    }

    /** The number of the desk's rung: one above the last. */
    public int deskRung() {
        return rungs.size() + 1;
    }

    /** The rung with this number, counted from 1, below the desk's. */
    public Rung rung(int number) {
        return rungs.get(number - 1);
    }

    /** Who is asked next when that rung stays silent. */
    public AskedRole firstRoleAbove(int number) {
        return number + 1 == deskRung()
                ? AskedRole.CITY_DESK
                : rung(number + 1).roles().getFirst();
    }

    /** How long all rungs take together when nobody answers: the time from the first question to the desk. */
    public Duration toTheDesk() {
        return rungs.stream().map(Rung::patience).reduce(Duration.ZERO, Duration::plus);
    }

    /** What is to be done now. A deadline falls due at its instant, not after it. */
    public Step next(Climb climb, Instant now) {
        boolean atDesk = climb.rung() == deskRung();
        if (climb.danger()) {
            return atDesk ? new Step.Wait(Optional.empty()) : new Step.HandToDesk(AskReason.DANGER_REPORTED);
        }
        if (climb.answered() || !asksSomebody()) {
            return new Step.Rest();
        }
        if (atDesk) {
            return new Step.Wait(Optional.empty());
        }
        if (climb.push().isPresent()) {
            return above(climb.rung(), climb.push().get());
        }
        if (climb.rung() == 0) {
            return new Step.Ask(1, climb.begin());
        }
        return climb.dueAt()
                .filter(now::isBefore)
                .<Step>map(due -> new Step.Wait(Optional.of(due)))
                .orElseGet(() -> above(climb.rung(), AskReason.NO_ANSWER_IN_TIME));
    }

    private Step above(int rung, AskReason why) {
        return rung + 1 == deskRung() ? new Step.HandToDesk(why) : new Step.Ask(rung + 1, why);
    }

    /** When a rung that is asked now is due. */
    public Instant dueAt(int rung, Instant now, Optional<Instant> clockEnds) {
        return hastened(rung, now, now.plus(rung(rung).patience()), clockEnds);
    }

    /**
     * A life-support clock that ends before the next rung would start shortens this one: the time left is shared by the
     * rungs still to come and the desk, so that the desk hears before zero. Worked example: due in 20 minutes, two rungs
     * left, 12 minutes on the clock: due in 4. A clock that is past hastens nothing.
     *
     * <p>In whole milliseconds, as stores keep them: a deadline that is read back must not be another.
     *
     * @param dueAt when the rung is due so far
     * @param clockEnds the end of the first clock still running; empty when none runs
     */
    public Instant hastened(int rung, Instant now, Instant dueAt, Optional<Instant> clockEnds) {
        return clockEnds
                .filter(end -> end.isAfter(now) && !end.isAfter(dueAt))
                .map(end -> now.plus(Duration.between(now, end).dividedBy(rungs.size() - rung + 2L)))
                .map(hastened -> hastened.truncatedTo(ChronoUnit.MILLIS))
                .filter(dueAt::isAfter)
                .orElse(dueAt);
    }
}
