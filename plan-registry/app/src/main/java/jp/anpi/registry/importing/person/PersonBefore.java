package jp.anpi.registry.importing.person;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** Whether they came with one of these imports, and what was changed is what it brought. */
    boolean cameWith(Set<UUID> runs) {
        return link.fresh() && runs.contains(link.by()) && person.version() == 1;
    }

    PersonBefore with(Particulars known) {
        return new PersonBefore(id, link, person, record, Optional.of(known), left);
    }

    /** For both, where the earlier import broke off: what somebody else made of them between the two is what they were. */
    PersonBefore after(PersonBefore earlier) {
        return person.equals(earlier.left) || person.equals(earlier.person)
                ? new PersonBefore(
                        id,
                        earlier.link,
                        earlier.person,
                        earlier.record,
                        earlier.particulars.or(() -> particulars),
                        left)
                : this;
    }

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "PersonBefore";
    }
}
