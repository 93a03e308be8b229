package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.ReportId;

/**
 * Something that the desk must see at once.
 *
 * @param number counts from 1 within a board's epoch
 */
public record FeedItem(long number, Instant at, Kind kind, About about, Set<NeedKind> needs) {

    public FeedItem {
        needs = Set.copyOf(needs);
    }

    /** Whom it is about. */
    public sealed interface About {

        /** Somebody of the roster. */
        record Somebody(PersonId person, PriorityGroup group, DistrictId district) implements About {}

        /** Nobody knows yet: only the report is known. */
        record Unidentified(ReportId report) implements About {}
    }

    /** What happened. */
    public enum Kind {
        DANGER,
        /** A danger reported about somebody who is not identified. */
        UNIDENTIFIED_DANGER,
        /** For the restricted role only. */
        DEATH_REPORTED
    }
}
