package jp.anpi.safety.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.safety.check.CheckItem;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.roster.PersonRow;

/** Pages of an incident's checks out of memory; looks at everybody once a page and sorts only the page. */
final class CheckList {

    private static final long NO_CLOCK = Long.MAX_VALUE;

    private CheckList() {}

    /** In which order. */
    enum Order {
        /** Danger first, then the clock that ends first, then group, then the longest wait. */
        TIME_LEFT,
        NAME
    }

    /**
     * Who is wanted.
     *
     * @param among only these people; empty means everybody
     */
    record Filter(
            Optional<CheckStatus> state,
            Optional<PriorityGroup> group,
            Optional<DistrictId> district,
            Optional<Set<PersonId>> among) {

        boolean takes(PersonRow row, Optional<CheckState> known) {
            return group.map(row.group()::equals).orElse(true)
                    && district.map(row.district()::equals).orElse(true)
                    && state.map(wanted -> known.map(CheckState::status).orElse(CheckStatus.SILENT) == wanted)
                            .orElse(true)
                    && among.map(people -> people.contains(row.id())).orElse(true);
        }
    }

    /** Where a person stands in an order. */
    private record Place(int calm, long clock, int group, long waitingSince, String name, PersonRow row) {

        static Place of(PersonRow row, Optional<CheckState> known) {
            return new Place(
                    known.map(CheckState::danger).orElse(false) ? 0 : 1,
                    known.flatMap(CheckState::clock)
                            .map(clock -> clock.endsAt().toEpochMilli())
                            .orElse(NO_CLOCK),
                    row.group().ordinal(),
                    known.flatMap(CheckState::lastReportAt)
                            .map(Instant::toEpochMilli)
                            .orElse(Long.MIN_VALUE),
                    row.name(),
                    row);
        }

        static Comparator<Place> in(Order order) {
            Comparator<Place> byId =
                    Comparator.comparing(place -> place.row().id().value());
            return switch (order) {
                case TIME_LEFT ->
                    Comparator.comparingInt(Place::calm)
                            .thenComparingLong(Place::clock)
                            .thenComparingInt(Place::group)
                            .thenComparingLong(Place::waitingSince)
                            .thenComparing(byId);
                case NAME -> Comparator.comparing(Place::name).thenComparing(byId);
            };
        }

        Cursor cursor() {
            return Cursor.of(
                    Integer.toString(calm),
                    Long.toString(clock),
                    Integer.toString(group),
                    Long.toString(waitingSince),
                    row.id().toString());
        }
    }

    static Listing<CheckItem> page(LiveBoard board, Filter filter, Order order, Paging paging, boolean deaths) {
        Comparator<Place> comparator = Place.in(order);
        Optional<Place> after = paging.after(5).map(cursor -> place(cursor, board));
        int wanted = paging.limit() + 1;
        PriorityQueue<Place> first = new PriorityQueue<>(wanted + 1, comparator.reversed());
        for (PersonRow row : board.rows()) {
            Optional<CheckState> known = board.findState(row.id());
            if (!filter.takes(row, known)) {
                continue;
            }
            Place place = Place.of(row, known);
            boolean before = after.isPresent() && comparator.compare(place, after.get()) <= 0;
            Place worst = first.peek();
            boolean beyond = first.size() == wanted && worst != null && comparator.compare(place, worst) >= 0;
            if (before || beyond) {
                continue;
            }
            first.add(place);
            if (first.size() > wanted) {
                first.poll();
            }
        }
        List<Place> sorted = new ArrayList<>(first);
        sorted.sort(comparator);
        return Listing.of(sorted, paging.limit(), Place::cursor)
                .map(place ->
                        CheckItem.of(place.row(), board.findState(place.row().id()), deaths));
    }

    /** A cursor names ids, never names: the name is the row's. */
    private static Place place(Cursor cursor, LiveBoard board) {
        try {
            List<String> parts = cursor.parts();
            PersonRow row = board.findRow(PersonId.of(parts.get(4))).orElseThrow(Paging::wrongCursor);
            return new Place(
                    Integer.parseInt(parts.get(0)),
                    Long.parseLong(parts.get(1)),
                    Integer.parseInt(parts.get(2)),
                    Long.parseLong(parts.get(3)),
                    row.name(),
                    row);
        } catch (IllegalArgumentException nonsense) {
            throw Paging.wrongCursor();
        }
    }
}
