package jp.anpi.registry.importing.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.sheet.TextEncoding;

/**
 * One import as it stands.
 *
 * @param kind what the list is of; jobs noted before there were other lists are of persons, and none of theirs is of a sheet
 * @param headings which column of the list is what, counted from 1
 * @param ignored headings nothing is taken from
 * @param sheet of a workbook, from which the list is
 * @param otherSheets that were not read
 * @param rows read so far, headings not counted
 * @param missing what earlier lists had and this one has not; -1 until the list is read whole
 * @param faultKinds how many there are of each kind
 * @param faults the first {@value #SHOWN}
 */
public record ImportJob(
        UUID id,
        ListKind kind,
        State state,
        boolean dryRun,
        boolean allOrNothing,
        Instant startedAt,
        String by,
        TextEncoding encoding,
        Map<String, Integer> headings,
        List<String> ignored,
        Optional<String> sheet,
        List<String> otherSheets,
        int rows,
        int added,
        int changed,
        int unchanged,
        int faulty,
        int missing,
        int faultCount,
        Map<RowFault.Reason, Integer> faultKinds,
        List<RowFault> faults) {

    static final int SHOWN = 10_000;

    /** Where an import is in its life. */
    public enum State {
        RUNNING,
        /** All that could be taken in was. */
        DONE,
        /** Nothing was changed, since nothing was to be taken in unless all of it could be. */
        REFUSED,
        /** It ended before its list did; what is taken in is whole, and the same list goes on where it stopped. */
        BROKEN_OFF,
        TAKEN_BACK
    }

    public ImportJob {
        kind = Objects.requireNonNullElse(kind, ListKind.PERSONS);
        headings = Map.copyOf(headings);
        ignored = List.copyOf(ignored);
        sheet = Objects.requireNonNullElse(sheet, Optional.empty());
        otherSheets = List.copyOf(Objects.requireNonNullElse(otherSheets, List.of()));
        faultKinds = Map.copyOf(Objects.requireNonNullElse(faultKinds, Map.of()));
        faults = List.copyOf(faults);
    }

    ImportJob in(State next) {
        return new ImportJob(
                id,
                kind,
                next,
                dryRun,
                allOrNothing,
                startedAt,
                by,
                encoding,
                headings,
                ignored,
                sheet,
                otherSheets,
                rows,
                added,
                changed,
                unchanged,
                faulty,
                missing,
                faultCount,
                faultKinds,
                faults);
    }
}
