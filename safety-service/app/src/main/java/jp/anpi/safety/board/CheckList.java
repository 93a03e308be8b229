package jp.anpi.safety.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.roster.PersonRow;

/** Pages of an incident's checks out of memory; a page walks on from its cursor and sorts nobody. */
final class CheckList {

    private CheckList() {}

    /** In which order. */
    enum Order {
        /** The order of {@link Urgency}. */
        TIME_LEFT,
        NAME;

        Comparator<Place> places() {
            return switch (this) {
                case TIME_LEFT -> Place.BY_TIME_LEFT;
                case NAME -> Place.BY_NAME;
            };
        }
    }

    /**
     * Who is wanted.
     *
     * @param rung those about whom somebody is asked on this rung
     * @param located those whose home is known, or is not; nobody whose address is protected, either way
     * @param among only these people; empty means everybody
     */
    record Filter(
            Optional<CheckStatus> state,
            Optional<PriorityGroup> group,
            Optional<DistrictId> district,
            Optional<Integer> rung,
            Optional<Boolean> located,
            Optional<Set<PersonId>> among) {

        static final Filter EVERYBODY = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** The same, and of them only these; empty means all of them. */
        Filter among(Optional<Set<PersonId>> these) {
            if (these.isEmpty()) {
                return this;
            }
            Set<PersonId> both = new HashSet<>(these.get());
            among.ifPresent(both::retainAll);
            return new Filter(state, group, district, rung, located, Optional.of(both));
        }

        /** Whether nothing that cannot change speaks against the person. */
        boolean takes(PersonRow row) {
            return group.map(row.group()::equals).orElse(true) && isWanted(row);
        }

        boolean takes(Place place) {
            return state.map(place.status()::equals).orElse(true)
                    && rung.map(wanted -> wanted == place.rung()).orElse(true)
                    && takes(place.row());
        }

        /** Asks the row only when the ranking cannot tell. */
        boolean takes(Ranking ranking, int i) {
            return (state.isEmpty() || state.get() == ranking.status(i))
                    && (group.isEmpty() || group.get() == ranking.group(i))
                    && (rung.isEmpty() || rung.get() == ranking.rung(i))
                    && isWanted(ranking.row(i));
        }

        private boolean isWanted(PersonRow row) {
            return livesThere(row) && isLocated(row) && isAmong(row);
        }

        private boolean isLocated(PersonRow row) {
            return located.isEmpty()
                    || !row.confidential() && located.get() == row.position().isPresent();
        }

        private boolean livesThere(PersonRow row) {
            return district.isEmpty() || district.get().equals(row.district());
        }

        private boolean isAmong(PersonRow row) {
            return among.isEmpty() || among.get().contains(row.id());
        }
    }

    /** @param districtName names a district as people read it */
    static Listing<CheckItem> page(
            LiveBoard board,
            Filter filter,
            Order order,
            Paging paging,
            boolean deaths,
            Function<DistrictId, String> districtName) {
        Optional<Place> behind = Place.behind(paging, board);
        int wanted = paging.limit() + 1;
        List<Place> places = filter.among()
                .map(people -> some(board, people, behind, filter, order, wanted))
                .orElseGet(() -> switch (order) {
                    case TIME_LEFT -> board.timeLeft().take(behind, filter, wanted);
                    case NAME -> board.byName().take(behind, board::placeOf, filter, wanted);
                });
        return Listing.of(places, paging.limit(), Place::cursor)
                .map(place -> item(board, place.row(), deaths, districtName));
    }

    private static CheckItem item(
            LiveBoard board, PersonRow row, boolean deaths, Function<DistrictId, String> districtName) {
        CheckItem item = CheckItem.of(row, board.findState(row.id()), deaths);
        return board.silenceOf(row)
                .filter(_ -> row.group() != PriorityGroup.GENERAL)
                .map(kind ->
                        item.reading(BoardView.silence(kind, board.areaOf(row), districtName.apply(row.district()))))
                .orElse(item);
    }

    /** Somebody's own people are few: only they are looked at, and sorted. */
    private static List<Place> some(
            LiveBoard board, Set<PersonId> people, Optional<Place> behind, Filter filter, Order order, int wanted) {
        List<Place> places = new ArrayList<>(people.size());
        for (var person : people) {
            board.findRow(person).map(board::placeOf).filter(filter::takes).ifPresent(places::add);
        }
        places.sort(order.places());
        int from =
                behind.map(start -> firstBehind(places, start, order.places())).orElse(0);
        return places.subList(from, Math.min(places.size(), from + wanted));
    }

    private static int firstBehind(List<Place> sorted, Place start, Comparator<Place> order) {
        int from = 0;
        while (from < sorted.size() && order.compare(sorted.get(from), start) <= 0) {
            from++;
        }
        return from;
    }
}
