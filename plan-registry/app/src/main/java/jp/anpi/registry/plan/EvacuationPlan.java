package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.List;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonId;

/**
 * One version of a person's 個別避難計画.
 *
 * @param version counted from 1; a version is never changed, the next one replaces it
 * @param recordedOn the day this version was recorded, in the city's zone
 * @param checkers who is to check on the person, in the order they are to be asked
 */
public record EvacuationPlan(
        PersonId person, int version, Status status, LocalDate recordedOn, List<NamedChecker> checkers) {

    public EvacuationPlan {
        checkers = List.copyOf(checkers);
    }

    /** Where a version is in its life. */
    public enum Status {
        DRAFT,
        ADOPTED,
        WITHDRAWN
    }
}
