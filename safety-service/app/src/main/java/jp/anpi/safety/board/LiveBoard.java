package jp.anpi.safety.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;

/** One incident in memory: its roster rows, the newest state of each check, and the fold that counts them. */
final class LiveBoard {

    private final BoardFold fold;
    private final Map<PersonId, PersonRow> rows;
    private final Map<PersonId, CheckState> states = new ConcurrentHashMap<>();
    private final TimeLeft timeLeft;
    private Optional<ByName> byName = Optional.empty();
    private volatile boolean stirred;

    LiveBoard(String epoch, Incident incident, int expected) {
        this.fold = new BoardFold(epoch, incident.facts(), expected);
        this.rows = new ConcurrentHashMap<>(expected);
        this.timeLeft = new TimeLeft(rows, states);
    }

    Optional<PersonRow> findRow(PersonId person) {
        return Optional.ofNullable(rows.get(person));
    }

    /** The newest state; empty while the roster row is the whole check. */
    Optional<CheckState> findState(PersonId person) {
        return Optional.ofNullable(states.get(person));
    }

    /** Where somebody of the roster stands now. */
    Place placeOf(PersonRow row) {
        return Place.of(row, findState(row.id()));
    }

    /** Everybody whom {@code which} names. */
    List<Boards.Standing> standing(Predicate<PersonRow> which) {
        return rows.values().stream()
                .filter(which)
                .map(row -> new Boards.Standing(row, findState(row.id())))
                .toList();
    }

    /** Everybody by the time that is left, as of this moment. */
    synchronized TimeLeft.View timeLeft() {
        return timeLeft.view();
    }

    /** Everybody by name. */
    synchronized ByName byName() {
        ByName known = byName.orElseGet(() -> ByName.of(rows.values()));
        byName = Optional.of(known);
        return known;
    }

    synchronized void add(Incident incident, List<PersonRow> added) {
        for (var row : added) {
            PersonRow before = rows.put(row.id(), row);
            if (before == null) {
                fold.add(incident.rowOf(row));
            }
            if (!row.equals(before)) {
                timeLeft.moved(row.id());
                byName = Optional.empty();
            }
        }
        stirred = true;
    }

    synchronized void apply(CheckState state) {
        if (fold.apply(state)) {
            states.put(state.person(), state);
            timeLeft.moved(state.person());
            stirred = true;
        }
    }

    synchronized void apply(UnmatchedState state) {
        stirred |= fold.apply(state);
    }

    /** Whether anything came in since the last delta. */
    boolean stirred() {
        return stirred;
    }

    synchronized BoardSnapshot snapshot(Instant incidentNow) {
        return fold.snapshot(incidentNow);
    }

    /** A delta and the snapshot it leads to, cut at one moment. */
    record Cut(Optional<BoardDelta> delta, BoardSnapshot snapshot) {}

    synchronized Cut cut(Instant incidentNow) {
        stirred = false;
        Optional<BoardDelta> delta = fold.delta(incidentNow);
        return new Cut(delta, fold.snapshot(incidentNow));
    }
}
