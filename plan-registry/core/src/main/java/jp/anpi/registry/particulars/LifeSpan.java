package jp.anpi.registry.particulars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Lifecycle;

/**
 * Where in life somebody was, from a day to a day.
 *
 * @param from empty for what held before anybody noted anything
 * @param to the day on which the next began; empty while it goes on
 */
public record LifeSpan(Lifecycle life, Optional<LocalDate> from, Optional<LocalDate> to) {

    /** A history this long is of somebody whose lists contradict each other; the earliest goes. */
    public static final int MOST = 50;

    /** Where somebody who is somewhere now was on a day; as now where nobody noted anything, and at home before the first note. */
    public static LifeSpan on(LocalDate day, List<LifeSpan> history, Lifecycle now) {
        return history.stream()
                .filter(span -> span.to().map(day::isBefore).orElse(true))
                .findFirst()
                .map(span -> span.from()
                        .filter(day::isBefore)
                        .map(later -> new LifeSpan(Lifecycle.AT_HOME, Optional.empty(), Optional.of(later)))
                        .orElse(span))
                .orElseGet(() -> new LifeSpan(now, Optional.empty(), Optional.empty()));
    }

    /**
     * A history that goes on, the earliest first. What was noted by then ends on the day on which the next begins; a day before
     * that, from a list that comes late, ends it there all the same, since somebody is in one place at a time.
     */
    public static List<LifeSpan> then(List<LifeSpan> history, Lifecycle was, Lifecycle now, LocalDate since) {
        boolean noted = !history.isEmpty() && history.getLast().life() == now;
        if (was == now || noted) {
            return history;
        }
        List<LifeSpan> next = new ArrayList<>(
                history.isEmpty() ? List.of(new LifeSpan(was, Optional.empty(), Optional.empty())) : history);
        LifeSpan last = next.removeLast();
        LocalDate end = last.from().filter(since::isBefore).orElse(since);
        next.add(new LifeSpan(last.life(), last.from(), Optional.of(end)));
        next.add(new LifeSpan(now, Optional.of(end), Optional.empty()));
        return List.copyOf(next.subList(Math.max(0, next.size() - MOST), next.size()));
    }
}
