package jp.anpi.safety.board;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.roster.PersonRow;

/** One incident in memory: its frozen roster, which it shares, and the fold that counts it and holds the newest states. */
final class LiveBoard {

    private final BoardFold fold;
    private final FrozenRoster roster;
    private final BitSet chunks = new BitSet();
    private final TimeLeft timeLeft;
    private Optional<ByName> byName = Optional.empty();
    private final AtomicInteger viewers = new AtomicInteger();
    private volatile boolean stirred;

    LiveBoard(String epoch, Incident incident, FrozenRoster roster, int expected) {
        this.fold = new BoardFold(epoch, incident.facts(), expected);
        this.roster = roster;
        this.timeLeft = new TimeLeft(roster, fold::findState);
    }

    Optional<PersonRow> findRow(PersonId person) {
        return roster.find(person);
    }

    /** The newest state; empty while the roster row is the whole check. */
    synchronized Optional<CheckState> findState(PersonId person) {
        return fold.findState(person);
    }

    /** Where somebody of the roster stands now. */
    Place placeOf(PersonRow row) {
        return Place.of(row, findState(row.id()));
    }

    /** Everybody whom {@code which} names. */
    List<Boards.Standing> standing(Predicate<PersonRow> which) {
        return roster.stream()
                .filter(which)
                .map(row -> new Boards.Standing(row, findState(row.id())))
                .toList();
    }

    /** To whom power has to be brought, in no order. */
    synchronized List<TaskItem> tasks() {
        return roster.stream()
                .filter(row -> row.group() != PriorityGroup.GENERAL)
                .flatMap(row -> fold.findState(row.id()).flatMap(state -> TaskItem.of(row, state)).stream())
                .toList();
    }

    /** Everybody by the time that is left, as of this moment. */
    synchronized TimeLeft.View timeLeft() {
        return timeLeft.view();
    }

    /** Everybody by name. */
    synchronized ByName byName() {
        ByName known = byName.orElseGet(() -> ByName.of(roster));
        byName = Optional.of(known);
        return known;
    }

    /** Counts a chunk of the roster, once. */
    synchronized void add(int chunk, List<PersonRow> rows) {
        if (chunks.get(chunk)) {
            return;
        }
        chunks.set(chunk);
        for (var row : rows) {
            fold.add(row.id(), row.group(), row.district(), row.position().isPresent());
            timeLeft.moved(row.id());
        }
        byName = Optional.empty();
        stirred = true;
    }

    synchronized void apply(CheckState state) {
        if (fold.apply(state)) {
            timeLeft.moved(state.person());
            stirred = true;
        }
    }

    synchronized void apply(UnmatchedState state) {
        stirred |= fold.apply(state);
    }

    /** Somebody follows every change from now on, until {@link #left}. */
    void joined() {
        viewers.incrementAndGet();
    }

    void left() {
        viewers.decrementAndGet();
    }

    boolean watched() {
        return viewers.get() > 0;
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
