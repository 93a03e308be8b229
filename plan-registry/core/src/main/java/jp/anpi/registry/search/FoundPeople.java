package jp.anpi.registry.search;

import java.util.List;
import jp.anpi.registry.contract.PersonId;

/**
 * One page of those who were found, in the order of their readings.
 *
 * @param all how many were found
 */
public record FoundPeople(List<PersonId> page, int all) {
    public FoundPeople {
        page = List.copyOf(page);
    }
}
