package jp.anpi.safety.simulation;

import java.util.List;
import java.util.stream.LongStream;

/** Prints the hashes of some worlds' decisions, one line a seed, for a process that compares them with its own. */
final class Hashes {

    private Hashes() {}

    public static void main(String[] seeds) {
        of(Long.parseLong(seeds[0]), Long.parseLong(seeds[1])).forEach(System.out::println);
    }

    static List<String> of(long from, long until) {
        return LongStream.range(from, until)
                .mapToObj(Simulation::play)
                .map(Played::hash)
                .toList();
    }
}
