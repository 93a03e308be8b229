package jp.anpi.registry.office;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is sent to have an office or a member end, or go on after all.
 *
 * @param version that the sender has read
 * @param until the last day; left out to go on
 */
record EndRequest(Optional<Long> version, Optional<LocalDate> until) {

    /** Told late, but hardly later; a slip of the year is. */
    private static final int YEARS_BACK = 1;

    /** The last day; refused (422) when it is missing or too long ago. */
    LocalDate last(LocalDate today) {
        var fields = new OfficeFields();
        LocalDate last = fields.required("until", until, today);
        if (last.isBefore(today.minusYears(YEARS_BACK))) {
            fields.tooLongAgo("until");
        }
        fields.refuseWrong();
        return last;
    }
}
