package jp.anpi.safety.board;

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
 * @param rung on which somebody is asked about the person, counted from 1; 0 when nobody is
 */
record Place(Urgency urgency, int rung, CheckStatus status, PersonRow row) {

    /** The queue's order. */
    static final Comparator<Place> BY_TIME_LEFT = Comparator.comparing(Place::urgency)
            .thenComparing(place -> place.row().id(), Urgency.BY_ID);

    static final Comparator<Place> BY_NAME = Comparator.comparing(Place::row, ByName.ORDER);

    static Place of(PersonRow row, Optional<CheckState> known) {
        return new Place(
                Urgency.of(row.group(), known),
                known.flatMap(CheckState::asked).map(CheckState.Asked::rung).orElse(0),
                known.map(CheckState::status).orElse(CheckStatus.SILENT),
                row);
    }

    /** A cursor names ids, never names: the name is the row's. No order looks at state and rung, so they do not travel. */
    Cursor cursor() {
        return Cursor.of(
                Integer.toString(urgency.calm()),
                Long.toString(urgency.clockEndsAt()),
                Integer.toString(urgency.group()),
                Long.toString(urgency.heardAt()),
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
                    new Urgency(
                            Integer.parseInt(parts.get(0)),
                            Long.parseLong(parts.get(1)),
                            Integer.parseInt(parts.get(2)),
                            Long.parseLong(parts.get(3))),
                    0,
                    CheckStatus.SILENT,
                    board.findRow(PersonId.of(parts.get(4))).orElseThrow(Paging::wrongCursor));
        } catch (IllegalArgumentException nonsense) {
            throw Paging.wrongCursor();
        }
    }
}
