package jp.anpi.registry.importing.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.ListMerge;
import jp.anpi.registry.importing.list.ListMerge.Change;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.search.SearchKey;

/**
 * Brings a list of offices and those that are registered together.
 *
 * @param numbers the 事業所番号 of each office that the list gives one
 */
public record OfficeMerge(ListMerge<OfficeState> offices, Map<OfficeId, String> numbers) {

    /** What the list comes to; a fault that only shows beside what is registered goes to whoever asked. */
    public static OfficeMerge of(
            OfficeBook book, List<OfficeRow> rows, HeaderMapping<OfficeColumn> mapping, Consumer<RowFault> faults) {
        var merging = new Merging(book, mapping, faults);
        rows.forEach(merging::take);
        return new OfficeMerge(
                new ListMerge<>(merging.changes, merging.unchanged, book.size() - merging.met), merging.numbers);
    }

    private static final class Merging {

        private final OfficeBook book;
        private final HeaderMapping<OfficeColumn> mapping;
        private final Consumer<RowFault> faults;
        private final List<Change<OfficeState>> changes = new ArrayList<>();
        private final Map<OfficeId, String> numbers = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private int unchanged;
        private int met;

        Merging(OfficeBook book, HeaderMapping<OfficeColumn> mapping, Consumer<RowFault> faults) {
            this.book = book;
            this.mapping = mapping;
            this.faults = faults;
        }

        void take(OfficeRow row) {
            List<OfficeState> fitting = book.find(row.ref());
            if (fitting.size() > 1) {
                wrong(row, OfficeColumn.NAME, Reason.SEVERAL, row.name());
            } else if (!fitting.isEmpty()) {
                known(row, fitting.getFirst());
            } else if (row.ref().id().isPresent()) {
                wrong(
                        row,
                        OfficeColumn.ID,
                        Reason.NOT_REGISTERED,
                        row.ref().id().get());
            } else {
                fresh(row);
            }
        }

        private void known(OfficeRow row, OfficeState office) {
            if (!seen.add(office.id().toString())) {
                wrong(row, OfficeColumn.NAME, Reason.DOUBLED_ENTRY, row.name());
                return;
            }
            met++;
            row.ref().number().ifPresent(number -> numbers.put(office.id(), number));
            tellKind(row, Optional.of(office));
            OfficeState after = row.over(office);
            if (after.equals(office)) {
                unchanged++;
            } else {
                changes.add(Change.of(office, after.withVersion(office.version() + 1), row.number()));
            }
        }

        private void fresh(OfficeRow row) {
            Optional<OfficeState> office = row.fresh();
            if (office.isEmpty()) {
                OfficeColumn needed = row.kind().value().isEmpty() ? OfficeColumn.KIND : OfficeColumn.DISTRICT;
                wrong(row, needed, Reason.NEEDED_WHEN_NEW, needed.heading());
            } else if (!seen.add(row.ref().number().orElse(SearchKey.of(row.name()))
                    + office.get().kind())) {
                wrong(row, OfficeColumn.NAME, Reason.DOUBLED_ENTRY, row.name());
            } else {
                tellKind(row, Optional.empty());
                row.ref().number().ifPresent(number -> numbers.put(office.get().id(), number));
                changes.add(Change.fresh(office.get(), row.number()));
            }
        }

        private void tellKind(OfficeRow row, Optional<OfficeState> known) {
            if (row.tellsNoKind(known)) {
                wrong(
                        row,
                        OfficeColumn.KIND,
                        Reason.OFFICE_KIND,
                        row.otherKind().orElse(""));
            }
        }

        private void wrong(OfficeRow row, OfficeColumn column, Reason reason, String found) {
            faults.accept(mapping.fault(row.number(), column, reason, found));
        }
    }
}
