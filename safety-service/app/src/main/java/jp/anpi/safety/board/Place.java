package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.CheckStatus;
import jp.anpi.safety.roster.PersonRow;

/**
 * Where a person stands in a list of checks.
 *
 * @param calm 0 in danger, else 1
 * @param clock when the clock that ends first ends, in milliseconds
 * @param group the priority group's place among the groups
 * @param waitingSince the last report, in milliseconds
 */
record Place(int calm, long clock, int group, long waitingSince, CheckStatus status, PersonRow row) {

    private static final long NO_CLOCK = Long.MAX_VALUE;
    private static final long NO_REPORT = Long.MIN_VALUE;

    private static final Comparator<Place> BY_ID =
            Comparator.comparing(place -> place.row().id().value());

    /** Danger first, then the clock that ends first, then group, then the longest wait. */
    static final Comparator<Place> BY_TIME_LEFT = Comparator.comparingInt(Place::calm)
            .thenComparingLong(Place::clock)
            .thenComparingInt(Place::group)
            .thenComparingLong(Place::waitingSince)
            .thenComparing(BY_ID);

    static final Comparator<Place> BY_NAME = Comparator.comparing(Place::row, ByName.ORDER);

    @SuppressWarnings("EnumOrdinal")
    static Place of(PersonRow row, Optional<CheckState> known) {
        return new Place(
                known.map(CheckState::danger).orElse(false) ? 0 : 1,
                known.flatMap(CheckState::clock)
                        .map(clock -> clock.endsAt().toEpochMilli())
                        .orElse(NO_CLOCK),
                row.group().ordinal(),
                known.flatMap(CheckState::lastReportAt)
                        .map(Instant::toEpochMilli)
                        .orElse(NO_REPORT),
                known.map(CheckState::status).orElse(CheckStatus.SILENT),
                row);
    }

    /** A cursor names ids, never names: the name is the row's. No order looks at the state, so it does not travel. */
    Cursor cursor() {
        return Cursor.of(
                Integer.toString(calm),
                Long.toString(clock),
                Integer.toString(group),
                Long.toString(waitingSince),
                row.id().toString());
    }

    /** The place that {@link #cursor} wrote down; refuses a cursor that is none of this board's. */
    static Optional<Place> behind(Paging paging, LiveBoard board) {
        return paging.after(5).map(cursor -> of(cursor, board));
    }

    private static Place of(Cursor cursor, LiveBoard board) {
        try {
            List<String> parts = cursor.parts();
            return new Place(
                    Integer.parseInt(parts.get(0)),
                    Long.parseLong(parts.get(1)),
                    Integer.parseInt(parts.get(2)),
                    Long.parseLong(parts.get(3)),
                    CheckStatus.SILENT,
                    board.findRow(PersonId.of(parts.get(4))).orElseThrow(Paging::wrongCursor));
        } catch (IllegalArgumentException nonsense) {
            throw Paging.wrongCursor();
        }
    }
}
