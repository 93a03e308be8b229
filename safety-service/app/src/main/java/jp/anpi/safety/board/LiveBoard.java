package jp.anpi.safety.board;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.check.PastState;
import jp.anpi.safety.check.SafetyCheck;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.Outage;
import jp.anpi.safety.incident.SilenceKind;
import jp.anpi.safety.map.PeopleMap;
import jp.anpi.safety.map.TileId;
import jp.anpi.safety.roster.PersonRow;

/** One incident in memory: its frozen roster, which it shares, and the fold that counts it and holds the newest states. */
final class LiveBoard {

    private final BoardFold fold;
    private final FrozenRoster roster;
    private final PeopleMap map;
    private final BitSet chunks = new BitSet();
    private LeftOut leftOut = new LeftOut(0, 0);
    private final TimeLeft timeLeft;
    private Optional<ByName> byName = Optional.empty();
    private final AtomicInteger viewers = new AtomicInteger();
    private volatile boolean stirred;
    private volatile IncidentFacts facts;
    private volatile List<Outage> outagesAtLook = List.of();

    LiveBoard(String epoch, Incident incident, FrozenRoster roster, int expected) {
        this.facts = incident.facts();
        this.fold = new BoardFold(epoch, incident.facts(), expected);
        this.roster = roster;
        this.map = new PeopleMap(expected);
        this.timeLeft = new TimeLeft(roster, fold::findState);
    }

    Optional<PersonRow> findRow(PersonId person) {
        return roster.find(person);
    }

    /** Where people are, told apart by their number in the roster. */
    PeopleMap map() {
        return map;
    }

    /**
     * Who is on no map.
     *
     * @param unlocated nobody knows where they live
     * @param hidden their address is protected
     */
    record LeftOut(int unlocated, int hidden) {

        private LeftOut with(PersonRow row) {
            if (row.confidential()) {
                return new LeftOut(unlocated, hidden + 1);
            }
            return row.position().isPresent() ? this : new LeftOut(unlocated + 1, hidden);
        }
    }

    synchronized LeftOut leftOut() {
        return leftOut;
    }

    PersonRow numbered(int number) {
        return roster.numbered(number);
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
        for (int i = 0; i < rows.size(); i++) {
            PersonRow row = rows.get(i);
            place(FrozenRoster.number(chunk, i), row);
            boolean located = row.confidential() || row.position().isPresent();
            fold.add(row.id(), row.group(), row.district(), located);
            lookForPower(row);
            timeLeft.moved(row.id());
        }
        byName = Optional.empty();
        stirred = true;
    }

    /** Nobody whose address is protected has a place on the map. */
    private void place(int number, PersonRow row) {
        leftOut = leftOut.with(row);
        if (!row.confidential()) {
            row.position().ifPresent(home -> map.place(number, row.group(), home, row.nearby()));
            fold.findState(row.id()).ifPresent(state -> show(number, state));
        }
    }

    private void show(int number, CheckState state) {
        map.set(number, state.status(), state.dispatch().isPresent());
    }

    /** To whom a car or a team is out. */
    synchronized Set<PersonId> dispatched() {
        return fold.dispatched();
    }

    synchronized void apply(CheckState state) {
        CheckState kept = roster.find(state.person())
                .map(row -> SharedIds.in(state, facts.id(), row))
                .orElse(state);
        if (fold.apply(kept)) {
            timeLeft.moved(state.person());
            int number = roster.number(state.person());
            if (number >= 0) {
                show(number, state);
            }
            stirred = true;
        }
    }

    synchronized void apply(UnmatchedState state) {
        stirred |= fold.apply(state);
    }

    /** A check as the store has it: where it stands and, for the curve, how it came there. */
    void recall(SafetyCheck check) {
        CheckState state = check.toState();
        List<PastState> past = PastState.of(check, facts);
        synchronized (this) {
            apply(state);
            if (!past.isEmpty()) {
                fold.recall(check.row().group(), past);
            }
        }
    }

    /** Every check of the store has been recalled. */
    synchronized void recalled() {
        fold.recalled();
        stirred = true;
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

    /** The incident's facts have changed. */
    synchronized void learn(IncidentFacts now) {
        if (!now.deskSeen().equals(facts.deskSeen())) {
            now.deskSeen().ifPresent(fold::acknowledged);
        }
        facts = now;
        stirred = true;
    }

    /** Sees which homes are dark at that moment. */
    synchronized void look(Instant incidentNow) {
        lookForOutages(incidentNow);
    }

    /** Homes go dark and light again by facts and by time; everybody is looked at only when an outage begins or ends. */
    private void lookForOutages(Instant incidentNow) {
        List<Outage> holding = facts.outages().stream()
                .filter(outage -> outage.holdsAt(incidentNow))
                .toList();
        if (!holding.equals(outagesAtLook)) {
            outagesAtLook = holding;
            roster.stream().forEach(this::lookForPower);
            stirred = true;
        }
    }

    private void lookForPower(PersonRow row) {
        fold.setPowerOut(row.id(), isDark(row));
    }

    private boolean isDark(PersonRow row) {
        return outagesAtLook.stream().anyMatch(outage -> outage.territory().holds(row.home()));
    }

    /** How the silence of somebody is to be read; empty for who is not silent. */
    Optional<SilenceKind> silenceOf(PersonRow row) {
        boolean silent = findState(row.id())
                .map(state -> state.status() == CheckStatus.SILENT)
                .orElse(true);
        return silent ? Optional.of(areaOf(row).of(isDark(row))) : Optional.empty();
    }

    /** Who answers where somebody lives. */
    synchronized AreaSilence areaOf(PersonRow row) {
        return fold.silenceIn(row.district());
    }

    /** Handed to the desk and not acknowledged, when that counts as an empty desk; 0 otherwise. */
    synchronized int waitingForNobody(Instant incidentNow) {
        var desk = fold.desk(incidentNow);
        return desk.nobody() ? desk.waiting() : 0;
    }

    /** Whether anything came in since the last delta. */
    boolean stirred() {
        return stirred;
    }

    synchronized BoardSnapshot snapshot(Instant incidentNow) {
        lookForOutages(incidentNow);
        return fold.snapshot(incidentNow);
    }

    /**
     * A delta and the snapshot it leads to, cut at one moment.
     *
     * @param tiles of the map that look different since the delta before
     */
    record Cut(Optional<BoardDelta> delta, BoardSnapshot snapshot, List<TileId> tiles) {}

    synchronized Cut cut(Instant incidentNow) {
        lookForOutages(incidentNow);
        stirred = false;
        Optional<BoardDelta> delta = fold.delta(incidentNow);
        List<TileId> tiles = delta.isPresent() ? map.takeChanged() : List.of();
        return new Cut(delta, fold.snapshot(incidentNow), tiles);
    }
}
