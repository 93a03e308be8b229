package jp.anpi.safety.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.IncidentFacts;
import jp.anpi.safety.incident.IncidentFacts.DeskSeen;
import jp.anpi.safety.incident.RosterRow;

/**
 * The board of one incident, kept in memory by one owner; not for several threads at once. Roster rows and states may come
 * in any order and more than once: the highest version of each check counts.
 */
// Counts and columns live in primitive arrays of one process: an enum's place is the index, never stored.
@SuppressWarnings("EnumOrdinal")
public final class BoardFold {

    /** The most rows of the queue on a board. */
    public static final int MOST_URGENT = 200;

    /** The most dangers kept for the feed. */
    public static final int MOST_FEED = 100;

    /** The most reports of danger about nobody known on a board. */
    public static final int MOST_UNIDENTIFIED = 50;

    private static final int MOST_RUNGS = 16;
    private static final Tally NOBODY = new Tally();

    private final String epoch;
    private final Instant opened;
    private final Map<PriorityGroup, Duration> overdueAfter = new EnumMap<>(PriorityGroup.class);
    private final PeopleIndex people;
    private final Columns columns;
    private final UrgentHeap open;
    private final Tally counts = new Tally();
    private final Map<DistrictId, Tally> districts = new LinkedHashMap<>();
    private final Map<DistrictId, Integer> silentInOutage = new HashMap<>();
    private final List<PriorityGroup> askedGroups;
    private final Optional<Duration> deskAnswersWithin;
    private final Map<Integer, Instant> deskWaits = new HashMap<>();
    private Optional<DeskSeen> deskSeen;
    private final int[][] rungs = new int[PriorityGroup.values().length][MOST_RUNGS + 1];
    private final UnmatchedFold unmatched = new UnmatchedFold();
    private final Series series = new Series();
    private PastCurve past;
    private final Deque<FeedItem> feed = new ArrayDeque<>();
    private int unlocated;
    private long fed;
    private Optional<Instant> newestReportAt = Optional.empty();

    private long version;
    private boolean changed;
    private long fedAtCut;
    private int pointsAtCut;
    private Map<PriorityGroup, Integer> overdueAtCut = Map.of();
    private Map<PersonId, UrgentRow> urgentAtCut = Map.of();
    private List<AreaSilence> silenceAtCut = List.of();
    private DeskStanding deskAtCut = new DeskStanding(0, Optional.empty(), false, Optional.empty());
    private final Set<DistrictId> changedDistricts = new LinkedHashSet<>();

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
        this.askedGroups = Stream.of(PriorityGroup.values())
                .filter(group -> incident.policy().of(group).asksSomebody())
                .toList();
        this.deskAnswersWithin = Stream.of(PriorityGroup.values())
                .flatMap(group -> incident.policy().of(group).deskAnswersWithin().stream())
                .min(Comparator.naturalOrder());
        this.deskSeen = incident.deskSeen();
        this.people = new PeopleIndex(expectedPeople);
        this.columns = new Columns(expectedPeople, opened);
        this.open = new UrgentHeap(expectedPeople, columns::compareUrgency);
    }

    /** A person of the frozen roster; does nothing when the person is on the board already. */
    public void add(RosterRow row) {
        add(row.person(), row.group(), row.district(), row.located());
    }

    /** The same, so that a whole city can come in without a row for each. */
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
        state.deskWaitsSince().ifPresentOrElse(since -> deskWaits.put(number, since), () -> deskWaits.remove(number));
        if (state.status() == CheckStatus.CONFIRMED) {
            open.remove(number);
        } else {
            open.put(number);
        }
        if (state.danger() && before.filter(CheckState::danger).isEmpty()) {
            feed(FeedItem.Kind.DANGER, state);
        }
        if (state.deathReported() && before.filter(CheckState::deathReported).isEmpty()) {
            feed(FeedItem.Kind.DEATH_REPORTED, state);
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
            feed(
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
        deskSeen = Optional.of(seen);
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
        series.sample(now, counts);
        return new BoardSnapshot(
                epoch,
                version,
                now,
                newestReportAt,
                counts.byGroup(),
                unlocated,
                overdue(now),
                districts.keySet().stream()
                        .sorted(Comparator.comparing(DistrictId::value))
                        .map(this::district)
                        .toList(),
                rungCounts(),
                unmatched.count(),
                open.size(),
                urgent(),
                series.points(),
                List.copyOf(feed),
                unidentified(),
                silence(),
                desk(now));
    }

    /** What has changed since the last delta; empty when nothing has. */
    public Optional<BoardDelta> delta(Instant now) {
        series.sample(now, counts);
        List<SeriesPoint> points = series.points();
        Map<PriorityGroup, Integer> overdue = overdue(now);
        DeskStanding desk = desk(now);
        boolean timeChangedIt =
                points.size() != pointsAtCut || !overdue.equals(overdueAtCut) || !desk.equals(deskAtCut);
        if (!changed && !timeChangedIt) {
            return Optional.empty();
        }
        Map<PersonId, UrgentRow> urgent = new HashMap<>();
        urgent().forEach(row -> urgent.put(row.person(), row));
        List<AreaSilence> silence = silence();
        boolean thinned = points.size() < pointsAtCut;
        BoardDelta delta = new BoardDelta(
                epoch,
                version,
                version + 1,
                now,
                newestReportAt,
                counts.byGroup(),
                unlocated,
                overdue,
                changedDistricts.stream().map(this::district).toList(),
                rungCounts(),
                unmatched.count(),
                open.size(),
                urgent.values().stream()
                        .filter(row -> !row.equals(urgentAtCut.get(row.person())))
                        .toList(),
                urgentAtCut.keySet().stream()
                        .filter(person -> !urgent.containsKey(person))
                        .toList(),
                thinned ? points : points.subList(pointsAtCut, points.size()),
                feed.stream().filter(item -> item.number() > fedAtCut).toList(),
                unidentified(),
                silence,
                !silence.equals(silenceAtCut),
                desk);
        deskAtCut = desk;
        silenceAtCut = silence;
        version++;
        changed = false;
        fedAtCut = fed;
        pointsAtCut = points.size();
        overdueAtCut = overdue;
        urgentAtCut = urgent;
        changedDistricts.clear();
        return Optional.of(delta);
    }

    private int addSilent(PersonId person, PriorityGroup group, DistrictId district, boolean located) {
        int number = people.findOrAdd(person);
        columns.addSilent(number, group, district, located);
        unlocated += located ? 0 : 1;
        count(number, 1);
        open.put(number);
        return number;
    }

    private void count(int number, int by) {
        PriorityGroup group = columns.group(number);
        CheckStatus status = columns.status(number);
        boolean stale = columns.stale(number);
        counts.add(group, status, stale, by);
        DistrictId district = columns.district(number);
        districts.computeIfAbsent(district, _ -> new Tally()).add(group, status, stale, by);
        changedDistricts.add(district);
        if (status == CheckStatus.SILENT && columns.powerOut(number) && askedGroups.contains(group)) {
            silentInOutage.merge(district, by, Integer::sum);
        }
        rungs[group.ordinal()][Math.min(MOST_RUNGS, columns.rung(number))] += by;
        changed = true;
    }

    private void feed(FeedItem.Kind kind, CheckState state) {
        var somebody = new FeedItem.About.Somebody(state.person(), state.group(), state.district());
        feed(kind, state.changedAt(), somebody, state.needs());
    }

    private void feed(FeedItem.Kind kind, Instant at, FeedItem.About about, Set<NeedKind> needs) {
        if (feed.size() == MOST_FEED) {
            feed.removeFirst();
        }
        feed.addLast(new FeedItem(++fed, at, kind, about, needs));
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
                columns.waitingSince(number),
                number,
                columns.powerOut(number),
                state.flatMap(CheckState::tries));
    }

    /** Who answers in a district and who is silent, of the people somebody is asked about. */
    public AreaSilence silenceIn(DistrictId district) {
        return silenceIn(district, districts.getOrDefault(district, NOBODY));
    }

    private AreaSilence silenceIn(DistrictId district, Tally tally) {
        int of = 0;
        int heard = 0;
        int silent = 0;
        for (PriorityGroup group : askedGroups) {
            StatusCount count = tally.of(group);
            of += count.total();
            heard += count.confirmed() + count.needsHelp();
            silent += count.silent();
        }
        return new AreaSilence(district, of, heard, silent, silentInOutage.getOrDefault(district, 0));
    }

    private List<AreaSilence> silence() {
        List<AreaSilence> all = new ArrayList<>(districts.size());
        districts.forEach((district, tally) -> all.add(silenceIn(district, tally)));
        return AreaSilence.ranked(all);
    }

    /** Whether anybody is at the desk. */
    public DeskStanding desk(Instant now) {
        int waiting = 0;
        Instant first = Instant.MAX;
        for (Instant since : rings().toList()) {
            if (deskSeen.filter(seen -> !seen.at().isBefore(since)).isEmpty()) {
                waiting++;
                first = since.isBefore(first) ? since : first;
            }
        }
        Optional<Instant> since = waiting == 0 ? Optional.empty() : Optional.of(first);
        boolean nobody = since.flatMap(from -> deskAnswersWithin.map(from::plus))
                .filter(until -> !now.isBefore(until))
                .isPresent();
        return new DeskStanding(waiting, since, nobody, deskSeen);
    }

    /** Since when each of those waits who was handed to the desk, or was reported in danger and is not identified. */
    private Stream<Instant> rings() {
        return Stream.concat(
                deskWaits.values().stream(),
                unmatched.dangers().stream().filter(UnmatchedState::rings).map(UnmatchedState::waitsSince));
    }

    private DistrictCount district(DistrictId id) {
        return new DistrictCount(
                id, districts.computeIfAbsent(id, _ -> new Tally()).byGroup());
    }

    private List<RungCount> rungCounts() {
        List<RungCount> all = new ArrayList<>();
        for (PriorityGroup group : PriorityGroup.values()) {
            for (int rung = 1; rung <= MOST_RUNGS; rung++) {
                int waiting = rungs[group.ordinal()][rung];
                if (waiting > 0) {
                    all.add(new RungCount(group, rung, waiting));
                }
            }
        }
        return all;
    }

    private Map<PriorityGroup, Integer> overdue(Instant now) {
        Map<PriorityGroup, Integer> overdue = new EnumMap<>(PriorityGroup.class);
        overdueAfter.forEach((group, after) -> {
            boolean past = !now.isBefore(opened.plus(after));
            overdue.put(group, past ? counts.of(group).silent() : 0);
        });
        return overdue;
    }
}
