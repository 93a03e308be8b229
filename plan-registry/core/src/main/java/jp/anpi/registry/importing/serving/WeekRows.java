package jp.anpi.registry.importing.serving;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.importing.list.HeaderMapping;
import jp.anpi.registry.importing.list.RowFault;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.office.OfficeRef;
import jp.anpi.registry.importing.person.PersonRef;
import jp.anpi.registry.sheet.SheetRow;

/** Reads rows of a list of weeks; each fault goes to whoever asked, and a row with one that matters is left out. */
public final class WeekRows {

    private static final WeekColumn[] COLUMNS = WeekColumn.values();

    private final HeaderMapping<WeekColumn> mapping;
    private final Consumer<RowFault> faults;

    public WeekRows(HeaderMapping<WeekColumn> mapping, Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.faults = faults;
    }

    /** The row; empty when a fault makes it useless. */
    public Optional<WeekRow> read(SheetRow row) {
        var cells = new RowReading<>(mapping, row, COLUMNS, faults);
        PersonRef person = PersonRef.in(cells, WeekColumn.RESIDENT_NUMBER, WeekColumn.PERSON_ID, WeekColumn.PERSON);
        OfficeRef office = OfficeRef.in(cells, WeekColumn.OFFICE_ID, WeekColumn.OFFICE_NUMBER, WeekColumn.OFFICE);
        Optional<WeeklyService.Kind> kind =
                cells.line(WeekColumn.KIND).flatMap(cell -> cells.word(WeekColumn.KIND, cell, WeekWords.KINDS));
        Optional<Set<DayOfWeek>> days = read(cells, WeekColumn.DAY, WeekWords::days, Reason.UNKNOWN_WORD);
        Optional<List<Integer>> weeks = read(cells, WeekColumn.WEEKS, WeekWords::weeks, Reason.WEEKS);
        Optional<LocalTime> start = read(cells, WeekColumn.START, WeekWords::time, Reason.TIME);
        Optional<LocalTime> end = read(cells, WeekColumn.END, cell -> WeekWords.end(cell, start), Reason.TIME);
        if (start.isPresent() && start.equals(end)) {
            cells.wrong(WeekColumn.END, Reason.TIME);
        }
        Optional<Integer> way =
                cells.line(WeekColumn.TRANSPORT).flatMap(cell -> cells.number(WeekColumn.TRANSPORT, cell, "分"));
        if (way.filter(minutes -> minutes > 0).isPresent()
                && kind.filter(WeeklyService.Kind.HOME_VISIT::equals).isPresent()) {
            cells.wrong(WeekColumn.TRANSPORT, Reason.NO_WAY);
        }
        return kind.isEmpty() || days.isEmpty() || start.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : cells.result(new WeekRow(
                        cells.number(),
                        person,
                        office,
                        kind.get(),
                        days.get(),
                        weeks.orElse(List.of()),
                        start.get(),
                        end.get(),
                        Duration.ofMinutes(way.orElse(0))));
    }

    private static <T> Optional<T> read(
            RowReading<WeekColumn> cells, WeekColumn column, Function<String, Optional<T>> reader, Reason otherwise) {
        return cells.line(column).flatMap(cell -> cells.orWrong(column, reader.apply(cell), otherwise));
    }
}
