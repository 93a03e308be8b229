package jp.anpi.registry.group;

import java.time.Instant;
import java.time.LocalDate;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * A group set by hand. It always ends, so that no override outlives its reason unseen.
 *
 * @param by who set it; {@code byName} as they were called then
 * @param until last day, included
 */
public record GroupOverride(
        PriorityGroup group, String reason, AccountId by, String byName, Instant at, LocalDate until) {

    /** Whether it holds on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
