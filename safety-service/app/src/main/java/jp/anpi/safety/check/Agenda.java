package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** When something is to be done about which check, wall time. Looking costs what is due, however many wait. */
final class Agenda {

    static final Comparator<CheckStore.Due> IN_TIME = Comparator.comparing(CheckStore.Due::at)
            .thenComparing(due -> due.key().person().value())
            .thenComparing(due -> due.key().incident().value());

    private final SortedSet<CheckStore.Due> inTime;
    private final Map<CheckKey, CheckStore.Due> byKey = new HashMap<>();

    Agenda() {
        this(new TreeSet<>(IN_TIME));
    }

    /** @param inTime empty, in the order of {@link #IN_TIME} */
    Agenda(SortedSet<CheckStore.Due> inTime) {
        this.inTime = inTime;
    }

    /** Sets or clears the one moment of a check. */
    void put(CheckKey key, Optional<Instant> at) {
        CheckStore.Due old = byKey.remove(key);
        if (old != null) {
            inTime.remove(old);
        }
        at.ifPresent(instant -> {
            var due = new CheckStore.Due(key, instant);
            byKey.put(key, due);
            inTime.add(due);
        });
    }

    Optional<Instant> next() {
        return inTime.isEmpty() ? Optional.empty() : Optional.of(inTime.first().at());
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

    int size() {
        return byKey.size();
    }
}
