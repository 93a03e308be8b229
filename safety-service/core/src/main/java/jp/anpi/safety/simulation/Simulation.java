package jp.anpi.safety.simulation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Plays whole disasters: a roster with schedules and devices, outages that begin and end, members who are victims, questions
 * that cannot be delivered, reports that come late, twice, out of order and by wrong clocks, a desk that is away, and an
 * owner that is killed at any point of its work. After each step the {@link Law}s are looked after.
 */
public final class Simulation {

    private static final int LONGEST = 100_000;

    private Simulation() {}

    /** Plays the world of that seed with the rules of the product. */
    public static Played play(long seed) {
        return play(seed, Rules.OURS);
    }

    static Played play(long seed, Rules rules) {
        World world = World.of(seed);
        Try found = attempt(world, rules, Set.of(), Trace.off());
        Night night = found.night();
        return new Played(
                seed,
                night.steps(),
                night.decisions().lines(),
                night.ledger().reports(),
                night.ledger().questions(),
                night.kills(),
                night.decisions().hash(),
                found.breach().map(breach -> explained(seed, world, rules, breach)));
    }

    private static Violation explained(long seed, World world, Rules rules, Breach breach) {
        Set<Integer> leftOut = new Shrinking(
                        world.script(),
                        without -> attempt(world, rules, without, Trace.off())
                                .breach()
                                .filter(other -> other.law() == breach.law())
                                .isPresent())
                .leftOut();
        Trace toThem =
                Trace.of(attempt(world, rules, leftOut, Trace.off()).breach().flatMap(Breach::person));
        Try smallest = attempt(world, rules, leftOut, toThem);
        Breach same = smallest.breach().orElse(breach);
        return new Violation(
                seed,
                smallest.night().steps(),
                smallest.night().now(),
                same.law(),
                same.person().map(person -> person + " ").orElse("") + same.what(),
                world.script().size() - leftOut.size(),
                toThem.lines());
    }

    private static Try attempt(World world, Rules rules, Set<Integer> leftOut, Trace trace) {
        Set<Integer> without = new HashSet<>(leftOut);
        Night night = new Night(world, rules, one -> !without.contains(one.number()), trace);
        Laws laws = new Laws(night);
        try {
            while (night.step()) {
                laws.look();
                if (night.steps() > LONGEST) {
                    throw Breach.of(Law.TIME_GOES_ON, "there is no end to it");
                }
            }
            return new Try(night, Optional.empty());
        } catch (Breach breach) {
            return new Try(night, Optional.of(breach));
        }
    }

    private record Try(Night night, Optional<Breach> breach) {}
}
