package jp.anpi.registry.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What an upload came to.
 *
 * @param dryRun whether nothing was changed
 * @param otherFiles names of files that are none of the exchange's that are read here
 * @param people whose months are in the files
 * @param unlinked of those, who belongs to nobody in the register yet; the first 1,000
 * @param unknownOffices that no office of the register has the number of
 * @param told to how many people's states something new was published
 */
record ExchangeImported(
        boolean dryRun,
        List<FileRead> files,
        List<String> otherFiles,
        Months months,
        int people,
        int unlinkedCount,
        List<Unlinked> unlinked,
        List<UnknownOffice> unknownOffices,
        long told) {

    /**
     * How people's months change.
     *
     * @param withdrawn that were known and no longer are
     */
    record Months(int added, int changed, int unchanged, int withdrawn) {}

    /** @param lost rows that could not be used */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record FileRead(
            String name,
            ExchangeName.Kind kind,
            Optional<YearMonth> month,
            int rows,
            int lost,
            int faultCount,
            List<Fault> faults) {}

    /** @param row counted as a spreadsheet counts, 0 for the file; {@code column} likewise, 0 for the row */
    record Fault(int row, int column, boolean rowLost, String message, String found) {}

    /** Somebody by their number, with the name of the supplement when one was sent along. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Unlinked(
            String insurer,
            String number,
            Optional<String> name,
            Optional<String> kana,
            Optional<LocalDate> birthDate) {}

    record UnknownOffice(String number, String name) {}
}
