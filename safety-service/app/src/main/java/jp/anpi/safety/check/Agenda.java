package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import jp.anpi.safety.check.CheckStore.Due;

/**
 * When something is to be done about which check, wall time. Only what comes first is in memory, up to an {@link #end()};
 * what lies behind stands in the store's index, in the same order, and is read when its time comes. So neither looking nor
 * beginning anew costs more than what is due, however many wait.
 */
final class Agenda {

    private static final int MOST = 8_000;
    private static final int LEFT = MOST / 2;

    /** The order of the store's index. */
    static final Comparator<Due> IN_TIME = Comparator.comparing(Due::at).thenComparing(Due::key, CheckKey.BY_DOCUMENT);

    private final SortedSet<Due> inTime;
    private final Map<CheckKey, Due> byKey = new HashMap<>();
    private final Set<CheckKey> putOff = new HashSet<>();
    private Optional<Due> end = Optional.empty();

    Agenda() {
        this(new TreeSet<>(IN_TIME));
    }

    /** @param inTime empty, in the order of {@link #IN_TIME} */
    Agenda(SortedSet<Due> inTime) {
        this.inTime = inTime;
    }

    /** Sets or clears the one moment of a check, as the store has it by now. */
    void put(CheckKey key, Optional<Instant> at) {
        remove(key);
        at.map(instant -> new Due(key, CheckStore.kept(instant)))
                .filter(due -> end.isEmpty() || IN_TIME.compare(due, end.get()) <= 0)
                .ifPresent(this::hold);
        if (inTime.size() - putOff.size() > MOST) {
            leaveToTheStore();
        }
    }

    /** Looks at a check again later than the store says. */
    void putOff(CheckKey key, Instant until) {
        remove(key);
        hold(new Due(key, until));
        putOff.add(key);
    }

    private void remove(CheckKey key) {
        Due old = byKey.remove(key);
        if (old != null) {
            inTime.remove(old);
            putOff.remove(key);
        }
    }

    private void hold(Due due) {
        byKey.put(due.key(), due);
        inTime.add(due);
    }

    private void leaveToTheStore() {
        List<Due> ofTheStore =
                inTime.stream().filter(due -> !putOff.contains(due.key())).toList();
        ofTheStore.subList(LEFT, ofTheStore.size()).forEach(due -> remove(due.key()));
        end = Optional.of(ofTheStore.get(LEFT - 1));
    }

    /** Takes in what the store has behind the {@link #end()}. */
    void goOn(CheckStore.DuePage page) {
        page.due().stream().filter(due -> !byKey.containsKey(due.key())).forEach(this::hold);
        end = page.end();
    }

    /** Behind this only the store knows; empty when everything is in memory. */
    Optional<Due> end() {
        return end;
    }

    /** Whether the store has to be read on to know what is due by now. */
    boolean endsBy(Instant now) {
        return end.filter(last -> !last.at().isAfter(now)).isPresent();
    }

    /** When to look next; at the latest at the end of what is in memory. */
    Optional<Instant> next() {
        Optional<Instant> first =
                inTime.isEmpty() ? Optional.empty() : Optional.of(inTime.first().at());
        return end.map(Due::at)
                .filter(last -> first.isEmpty() || last.isBefore(first.get()))
                .or(() -> first);
    }

    /** What is due at or before {@code now}, the longest due first, at most so many; it stays until it is put anew. */
    List<CheckKey> due(Instant now, int most) {
        List<CheckKey> due = new ArrayList<>();
        for (var entry : inTime) {
            if (entry.at().isAfter(now) || due.size() == most) {
                break;
            }
            due.add(entry.key());
        }
        return due;
    }

    /** How many are in memory. */
    int size() {
        return byKey.size();
    }
}
