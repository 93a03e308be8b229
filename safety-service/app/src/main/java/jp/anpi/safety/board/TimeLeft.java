package jp.anpi.safety.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.incident.FrozenRoster;
import jp.anpi.safety.roster.PersonRow;

/**
 * Keeps one board's people in the order of {@link Place#BY_TIME_LEFT}: a ranking that was made once, and those who have
 * moved since. Together they are exact at every question, and neither a question nor a change looks at everybody. Not for
 * several threads at once; what it answers is.
 */
final class TimeLeft {

    /** With more, a question would sort longer than it takes to rank anew; that is one pass in thousands of changes. */
    private static final int MANY_MOVED = 2_000;

    /** When so many have moved and nobody asked, nobody is looking: the next who does pays for a new ranking. */
    private static final int NOBODY_LOOKS = 20_000;

    private final FrozenRoster roster;
    private final Function<PersonId, Optional<CheckState>> states;
    private final Set<PersonId> moved = new HashSet<>();
    private Optional<Ranking> ranking = Optional.empty();
    private Optional<View> cut = Optional.empty();

    /** Reads the board's own memory and changes nothing in it. */
    TimeLeft(FrozenRoster roster, Function<PersonId, Optional<CheckState>> states) {
        this.roster = roster;
        this.states = states;
    }

    /** Somebody came or may stand elsewhere now. */
    void moved(PersonId person) {
        if (ranking.isPresent()) {
            moved.add(person);
            cut = Optional.empty();
            if (moved.size() > NOBODY_LOOKS) {
                ranking = Optional.empty();
                moved.clear();
            }
        }
    }

    /** The order of this moment. */
    View view() {
        View view = cut.orElseGet(this::cutNow);
        cut = Optional.of(view);
        return view;
    }

    private View cutNow() {
        Ranking known = ranking.orElseGet(this::rankAll);
        List<Place> placed = places(moved);
        if (moved.size() > MANY_MOVED) {
            known = known.with(moved, placed);
            moved.clear();
            placed = List.of();
        }
        ranking = Optional.of(known);
        return new View(known, Set.copyOf(moved), placed);
    }

    private Ranking rankAll() {
        List<Place> places = new ArrayList<>(roster.size());
        roster.forEach(row -> places.add(placeOf(row)));
        places.sort(Place.BY_TIME_LEFT);
        return Ranking.of(places);
    }

    private List<Place> places(Set<PersonId> people) {
        List<Place> places = new ArrayList<>(people.size());
        people.forEach(person -> roster.find(person).map(this::placeOf).ifPresent(places::add));
        places.sort(Place.BY_TIME_LEFT);
        return places;
    }

    private Place placeOf(PersonRow row) {
        return Place.of(row, states.apply(row.id()));
    }

    /**
     * The order of one moment, for any thread.
     *
     * @param moved whose places in the ranking do not hold
     * @param placed where those stand, in order
     */
    record View(Ranking ranking, Set<PersonId> moved, List<Place> placed) {

        /** The first so many of those behind a place whom the filter takes, or of all. */
        List<Place> take(Optional<Place> behind, CheckList.Filter filter, int wanted) {
            List<Place> taken = new ArrayList<>(wanted);
            int next = nextPlaced(0, behind, filter);
            int from = behind.map(ranking::firstBehind).orElse(0);
            for (int i = from; i < ranking.size() && taken.size() < wanted; i++) {
                if (!filter.takes(ranking, i) || moved.contains(ranking.row(i).id())) {
                    continue;
                }
                Place here = ranking.at(i);
                while (next < placed.size() && Place.BY_TIME_LEFT.compare(placed.get(next), here) < 0) {
                    taken.add(placed.get(next));
                    next = nextPlaced(next + 1, behind, filter);
                }
                taken.add(here);
            }
            while (next < placed.size() && taken.size() < wanted) {
                taken.add(placed.get(next));
                next = nextPlaced(next + 1, behind, filter);
            }
            return taken.size() > wanted ? taken.subList(0, wanted) : taken;
        }

        private int nextPlaced(int from, Optional<Place> behind, CheckList.Filter filter) {
            int next = from;
            while (next < placed.size() && !wanted(placed.get(next), behind, filter)) {
                next++;
            }
            return next;
        }

        private static boolean wanted(Place place, Optional<Place> behind, CheckList.Filter filter) {
            return filter.takes(place)
                    && behind.map(start -> Place.BY_TIME_LEFT.compare(place, start) > 0)
                            .orElse(true);
        }
    }
}
