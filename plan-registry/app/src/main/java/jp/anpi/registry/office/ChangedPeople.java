package jp.anpi.registry.office;

import java.util.List;
import jp.anpi.registry.contract.PersonId;

/**
 * Whom an act gave to others.
 *
 * @param left how many could not be changed, since others were changing them; the same act once more takes them
 */
record ChangedPeople(int people, int left, List<Item> items) {

    record Item(PersonId personId) {}

    static ChangedPeople of(ServedPeople.Done done) {
        return new ChangedPeople(
                done.people().size(),
                done.left(),
                done.people().stream().map(Item::new).toList());
    }
}
