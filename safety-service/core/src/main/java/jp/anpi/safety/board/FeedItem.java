package jp.anpi.safety.board;

import java.time.Instant;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.safety.contract.NeedKind;

/**
 * Something that the desk must see at once.
 *
 * @param number counts from 1 within a board's epoch
 */
public record FeedItem(
        long number,
        Instant at,
        Kind kind,
        PersonId person,
        PriorityGroup group,
        DistrictId district,
        Set<NeedKind> needs) {

    public FeedItem {
        needs = Set.copyOf(needs);
    }

    /** What happened. */
    public enum Kind {
        DANGER,
        /** For the restricted role only. */
        DEATH_REPORTED
    }
}
