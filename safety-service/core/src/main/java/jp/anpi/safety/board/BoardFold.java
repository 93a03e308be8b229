package jp.anpi.safety.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.check.PastState;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;
import jp.anpi.safety.incident.RosterRow;

/**
 * The board of one incident, kept in memory by one owner; not for several threads at once. Roster rows and states may come
 * in any order and more than once: the highest version of each check counts.
 */
public final class BoardFold {

    /** The most rows of the queue on a board. */
    public static final int MOST_URGENT = 200;

    /** The most dangers kept for the feed. */
    public static final int MOST_FEED = 100;

    /** The most reports of danger about nobody known on a board. */
    public static final int MOST_UNIDENTIFIED = 50;

    private final String epoch;
    private final Instant opened;
    private final Map<PriorityGroup, Duration> overdueAfter = new EnumMap<>(PriorityGroup.class);
    private final PeopleIndex people;
    private final Columns columns;
    private final UrgentHeap open;
    private final Counts counts;
    private final DeskRings desk;
    private final UnmatchedFold unmatched = new UnmatchedFold();
    private final Series series = new Series();
    private PastCurve past;
    private final Feed feed = new Feed();
    private final Set<PersonId> dispatched = new LinkedHashSet<>();
    private int unlocated;
    private Optional<Instant> newestReportAt = Optional.empty();

    private long version;
    private boolean changed;
    private Cut cut = Cut.NOTHING;

    /** What the last delta told, so that the next tells what is different. */
    private record Cut(
            long fed,
            int points,
            Map<PriorityGroup, Integer> overdue,
            Map<PersonId, UrgentRow> urgent,
            List<AreaSilence> silence,
            DeskStanding desk) {

        static final Cut NOTHING = new Cut(
                0, 0, Map.of(), Map.of(), List.of(), new DeskStanding(0, Optional.empty(), false, Optional.empty()));
    }

    /**
     * An empty board.
     *
     * @param epoch another one after every restart, so that old deltas are not taken for new
     * @param expectedPeople saves copying while the roster comes in
     */
    public BoardFold(String epoch, IncidentFacts incident, int expectedPeople) {
        this.epoch = epoch;
        this.opened = incident.openedAt();
        this.past = new PastCurve(opened);
        for (PriorityGroup group : PriorityGroup.values()) {
            incident.policy().of(group).overdueAfter().ifPresent(after -> overdueAfter.put(group, after));
        }
        this.counts = new Counts(Stream.of(PriorityGroup.values())
                .filter(group -> incident.policy().of(group).asksSomebody())
                .toList());
        Optional<Duration> answersWithin = Stream.of(PriorityGroup.values())
                .flatMap(group -> incident.policy().of(group).deskAnswersWithin().stream())
                .min(Comparator.naturalOrder());
        this.desk = new DeskRings(answersWithin, incident.deskSeen());
        this.people = new PeopleIndex(expectedPeople);
        this.columns = new Columns(expectedPeople);
        this.open = new UrgentHeap(expectedPeople, this::compareUrgency);
    }

    /** A person of the frozen roster; does nothing when the person is on the board already. */
    public void add(RosterRow row) {
        add(row.person(), row.group(), row.district(), row.located() || row.confidential());
    }

    /**
     * The same, so that a whole city can come in without a row for each.
     *
     * @param located false for whoever is counted beside every map
     */
    public void add(PersonId person, PriorityGroup group, DistrictId district, boolean located) {
        if (people.find(person) < 0) {
            addSilent(person, group, district, located);
        }
    }

    /** The newest state of somebody; empty while the roster row is the whole check. */
    public Optional<CheckState> findState(PersonId person) {
        int number = people.find(person);
        return number < 0 ? Optional.empty() : columns.findState(number);
    }

    /** To whom a car or a team is out, the longest first. */
    public Set<PersonId> dispatched() {
        return new LinkedHashSet<>(dispatched);
    }

    /** A newer state of a check; whether it was newer than what the board shows. */
    public boolean apply(CheckState state) {
        int found = people.find(state.person());
        int number = found >= 0 ? found : addSilent(state.person(), state.group(), state.district(), true);
        if (state.version() <= columns.version(number)) {
            return false;
        }
        Optional<CheckState> before = columns.findState(number);
        count(number, -1);
        columns.set(number, state);
        count(number, 1);
        desk.put(number, state.deskWaitsSince());
        if (state.status() == CheckStatus.CONFIRMED) {
            open.remove(number);
        } else {
            open.put(number);
        }
        if (state.dispatch().isPresent()) {
            dispatched.add(state.person());
        } else {
            dispatched.remove(state.person());
        }
        if (state.danger() && before.filter(CheckState::danger).isEmpty()) {
            feed.add(FeedItem.Kind.DANGER, state);
        }
        if (state.deathReported() && before.filter(CheckState::deathReported).isEmpty()) {
            feed.add(FeedItem.Kind.DEATH_REPORTED, state);
        }
        newestReportAt = newestReportAt
                .filter(newest -> state.lastReportAt().filter(newest::isBefore).isEmpty())
                .or(state::lastReportAt);
        return true;
    }

    /** What became of somebody before this process began; for the curve, see {@link #recalled}. */
    public void recall(PriorityGroup group, List<PastState> past) {
        this.past.add(group, past);
    }

    /** Everybody's past is known: the curve begins at the opening again. */
    public void recalled() {
        series.recall(past);
        past = new PastCurve(opened);
        changed = true;
    }

    /** A newer state of a report about nobody known; whether it was newer than what the board shows. */
    public boolean apply(UnmatchedState state) {
        boolean before = unmatched.inDanger(state.report());
        boolean newer = unmatched.apply(state);
        if (!before && unmatched.inDanger(state.report())) {
            feed.add(
                    FeedItem.Kind.UNIDENTIFIED_DANGER,
                    state.receivedAt(),
                    new FeedItem.About.Unidentified(state.report()),
                    state.needs());
        }
        changed |= newer;
        return newer;
    }

    /** Somebody at the desk has acknowledged what was handed to it. */
    public void acknowledged(DeskSeen seen) {
        desk.acknowledged(seen);
        changed = true;
    }

    /** Whether the power is declared out at somebody's home; nothing changes for who is not on the board. */
    public void setPowerOut(PersonId person, boolean out) {
        int number = people.find(person);
        if (number >= 0 && columns.powerOut(number) != out) {
            count(number, -1);
            columns.setPowerOut(number, out);
            count(number, 1);
        }
    }

    /** The whole board, its districts by code whatever order the roster came in; deltas made later carry on from it. */
    public BoardSnapshot snapshot(Instant now) {
        series.sample(now, counts.all());
        return new BoardSnapshot(
                epoch,
                version,
                now,
                newestReportAt,
                counts.all().byGroup(),
                unlocated,
                overdue(now),
                counts.districts(),
                counts.rungs(),
                unmatched.count(),
                open.size(),
                urgent(),
                series.points(),
                feed.items(),
                unidentified(),
                counts.silence(),
                desk(now));
    }

    /** What has changed since the last delta; empty when nothing has. */
    public Optional<BoardDelta> delta(Instant now) {
        series.sample(now, counts.all());
        List<SeriesPoint> points = series.points();
        Map<PriorityGroup, Integer> overdue = overdue(now);
        DeskStanding standing = desk(now);
        boolean timeChangedIt =
                points.size() != cut.points() || !overdue.equals(cut.overdue()) || !standing.equals(cut.desk());
        if (!changed && !timeChangedIt) {
            return Optional.empty();
        }
        Map<PersonId, UrgentRow> urgent = new HashMap<>();
        urgent().forEach(row -> urgent.put(row.person(), row));
        List<AreaSilence> silence = counts.silence();
        boolean thinned = points.size() < cut.points();
        BoardDelta delta = new BoardDelta(
                epoch,
                version,
                version + 1,
                now,
                newestReportAt,
                counts.all().byGroup(),
                unlocated,
                overdue,
                counts.takeChanged(),
                counts.rungs(),
                unmatched.count(),
                open.size(),
                urgent.values().stream()
                        .filter(row -> !row.equals(cut.urgent().get(row.person())))
                        .toList(),
                cut.urgent().keySet().stream()
                        .filter(person -> !urgent.containsKey(person))
                        .toList(),
                thinned ? points : points.subList(cut.points(), points.size()),
                feed.after(cut.fed()),
                unidentified(),
                silence,
                !silence.equals(cut.silence()),
                standing);
        cut = new Cut(feed.newest(), points.size(), overdue, urgent, silence, standing);
        version++;
        changed = false;
        return Optional.of(delta);
    }

    private int compareUrgency(int one, int other) {
        int byUrgency = columns.urgency(one).compareTo(columns.urgency(other));
        return byUrgency != 0 ? byUrgency : people.compareIds(one, other);
    }

    private int addSilent(PersonId person, PriorityGroup group, DistrictId district, boolean located) {
        int number = people.findOrAdd(person);
        columns.addSilent(number, group, district);
        unlocated += located ? 0 : 1;
        count(number, 1);
        open.put(number);
        return number;
    }

    private void count(int number, int by) {
        counts.add(columns, number, by);
        changed = true;
    }

    private List<UnmatchedState> unidentified() {
        return unmatched.dangers().stream().limit(MOST_UNIDENTIFIED).toList();
    }

    private List<UrgentRow> urgent() {
        List<UrgentRow> rows = new ArrayList<>(MOST_URGENT);
        for (int number : open.first(MOST_URGENT)) {
            rows.add(row(number));
        }
        return rows;
    }

    private UrgentRow row(int number) {
        Optional<CheckState> state = columns.findState(number);
        return new UrgentRow(
                people.person(number),
                columns.group(number),
                columns.district(number),
                columns.status(number),
                columns.version(number),
                state.flatMap(CheckState::staleSince),
                state.flatMap(CheckState::asked),
                state.flatMap(CheckState::clock),
                state.map(CheckState::needs).orElse(Set.of()),
                state.map(CheckState::danger).orElse(false),
                state.map(CheckState::deathReported).orElse(false),
                state.flatMap(CheckState::claimedBy),
                state.flatMap(CheckState::lastReportAt),
                state.map(CheckState::carriedOver).orElse(false),
                columns.powerOut(number),
                state.flatMap(CheckState::tries),
                state.flatMap(CheckState::dispatch),
                state.flatMap(CheckState::claimant));
    }

    /** Who answers in a district and who is silent, of the people somebody is asked about. */
    public AreaSilence silenceIn(DistrictId district) {
        return counts.silenceIn(district);
    }

    /** Whether anybody is at the desk. */
    public DeskStanding desk(Instant now) {
        return desk.standing(
                unmatched.dangers().stream()
                        .filter(UnmatchedState::rings)
                        .map(UnmatchedState::waitsSince)
                        .toList(),
                now);
    }

    private Map<PriorityGroup, Integer> overdue(Instant now) {
        Map<PriorityGroup, Integer> overdue = new EnumMap<>(PriorityGroup.class);
        overdueAfter.forEach((group, after) -> {
            boolean past = !now.isBefore(opened.plus(after));
            overdue.put(group, past ? counts.all().of(group).silent() : 0);
        });
        return overdue;
    }
}
