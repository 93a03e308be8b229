package jp.anpi.safety.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Leaves happenings out of a world for as long as it still breaks the same law: big portions first, then single ones. */
final class Shrinking {

    private static final int MOST_TRIES = 400;

    private final List<Integer> all;
    private final Predicate<Set<Integer>> stillBroken;

    /** @param stillBroken whether the law is still broken without the happenings of those numbers */
    Shrinking(List<Happening.Coming> script, Predicate<Set<Integer>> stillBroken) {
        this.all = script.stream().map(Happening.Coming::number).toList();
        this.stillBroken = stillBroken;
    }

    /** Numbers of the happenings that are not needed. */
    Set<Integer> leftOut() {
        Set<Integer> out = new HashSet<>();
        int tries = 0;
        for (int portion = Math.max(1, all.size() / 2); portion >= 1 && tries < MOST_TRIES; portion /= 2) {
            List<Integer> left =
                    all.stream().filter(number -> !out.contains(number)).toList();
            for (int from = 0; from < left.size() && tries < MOST_TRIES; from += portion) {
                List<Integer> some = new ArrayList<>(left.subList(from, Math.min(left.size(), from + portion)));
                Set<Integer> more = new HashSet<>(out);
                more.addAll(some);
                tries++;
                if (stillBroken.test(more)) {
                    out.addAll(some);
                }
            }
        }
        return out;
    }
}
