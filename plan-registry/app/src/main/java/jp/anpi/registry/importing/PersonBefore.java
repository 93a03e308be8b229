package jp.anpi.registry.importing;

import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.GroupRecord;
import jp.anpi.registry.particulars.Particulars;

/**
 * Somebody as they were before an import.
 *
 * @param link what their number was noted with before
 * @param record what decided the group; empty when nothing was recorded
 * @param particulars what was known beside it; empty when the import changed nothing of it
 * @param left what the import made of them: somebody who was changed since, or meanwhile, is not taken back
 */
record PersonBefore(
        String id,
        ResidentNumbers.Link link,
        PersonState person,
        Optional<GroupRecord> record,
        Optional<Particulars> particulars,
        PersonState left) {

    PersonBefore with(Particulars known) {
        return new PersonBefore(id, link, person, record, Optional.of(known), left);
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PersonBefore";
    }
}
