package jp.anpi.registry.importing.serving;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.importing.office.OfficeRef;
import jp.anpi.registry.importing.person.PersonRef;

/** What a row says about who serves whom. */
public record AssignmentRow(
        int number,
        PersonRef person,
        Assignment.Role role,
        OfficeRef office,
        Optional<String> memberId,
        Optional<String> member,
        Said<LocalDate> from,
        Said<LocalDate> to) {

    /** Says nothing: all of it is about a person. */
    @Override
    public String toString() {
        return "AssignmentRow[" + number + "]";
    }
}
