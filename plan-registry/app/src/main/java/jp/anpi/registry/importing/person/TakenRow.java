package jp.anpi.registry.importing.person;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.person.ResidentNumbers.Link;
import jp.anpi.registry.particulars.Particulars;

/** What a row comes to; {@code before} is empty for somebody new. */
record TakenRow(Link link, PersonRow row, Optional<PersonBefore> before, Groups.Placed placed) {

    boolean isNew() {
        return before.isEmpty();
    }

    PersonState state() {
        return placed.person();
    }

    PersonId person() {
        return link.person();
    }

    String id() {
        return link.person().toString();
    }

    /** Whether the list says anything of what stays in the registry. */
    boolean saysMore() {
        return row.more().isSaid() || moved().isPresent() || isDated();
    }

    /** Where in life they were before the list said something else. */
    private Optional<Lifecycle> moved() {
        return before.map(was -> was.person().lifecycle()).filter(life -> life != state().lifecycle());
    }

    /** Whether nobody knew the day of their birth until now. */
    private boolean isDated() {
        return state().birthDate().isPresent()
                && before.filter(was -> was.person().birthDate().isEmpty()).isPresent();
    }

    Particulars over(Particulars known, LocalDate today) {
        return row.more().over(known, moved(), state(), today);
    }

    TakenRow after(Particulars known) {
        return new TakenRow(link, row, before.map(was -> was.with(known)), placed);
    }
}
