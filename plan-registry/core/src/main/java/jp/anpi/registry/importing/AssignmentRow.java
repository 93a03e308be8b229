package jp.anpi.registry.importing;

import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;

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
