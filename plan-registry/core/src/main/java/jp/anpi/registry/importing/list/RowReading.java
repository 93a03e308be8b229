package jp.anpi.registry.importing.list;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.importing.list.RowFault.Reason;
import jp.anpi.registry.sheet.CsvWriter;
import jp.anpi.registry.sheet.RowDamage;
import jp.anpi.registry.sheet.SheetRow;
import jp.anpi.registry.sheet.WrittenDate;

/** One row of a list while it is read: its cells by their columns, and what is wrong with them. */
public final class RowReading<C extends Enum<C> & ListColumn> {

    /** What is written between the digits of a telephone number. */
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[-‐‑‒–—―−ーｰ()\\s]");

    /** A number of this country without its first digit, which is 0: nine digits of a house, ten of a mobile. */
    private static final Pattern WITHOUT_ZERO = Pattern.compile("[1-9]\\d{8,9}");

    private final HeaderMapping<C> mapping;
    private final SheetRow row;
    private final Consumer<RowFault> faults;
    private boolean usable = true;

    /** Of a row that reads as other words than it says, one fault tells all. */
    private boolean misread;

    /** Looks at every cell at once; each fault goes to whoever asked. */
    public RowReading(HeaderMapping<C> mapping, SheetRow row, C[] columns, Consumer<RowFault> faults) {
        this.mapping = mapping;
        this.row = row;
        this.faults = faults;
        row.damage().ifPresent(damage -> wrong(0, Reason.of(damage), ""));
        misread = row.damage().equals(Optional.of(RowDamage.OTHER_ENCODING));
        for (C column : columns) {
            Reason.inCell(mapping.cell(row, column), column.required()).ifPresent(reason -> wrong(column, reason));
        }
    }

    /** What was read, when no fault made it useless. */
    public <R> Optional<R> result(R read) {
        return usable ? Optional.of(read) : Optional.empty();
    }

    /** The row, counted from 1 as a spreadsheet counts. */
    public int number() {
        return row.number();
    }

    /** Whether the list has the column at all. */
    public boolean has(C column) {
        return mapping.has(column);
    }

    /** The cell as written, without what only keeps it from being a formula; empty text when the list does not have it. */
    public String text(C column) {
        return CsvWriter.plain(mapping.cell(row, column));
    }

    /** The cell without what stands around it; nothing for a blank one. */
    public Optional<String> line(C column) {
        return Optional.of(text(column).strip()).filter(cell -> !cell.isEmpty());
    }

    /** Whether the list says something of it: our own lists also tell that something is not shown to who took them away. */
    public boolean says(C column) {
        return has(column) && !Sight.isHidden(text(column));
    }

    /** The cell as written under a column that the list may have. */
    public Said<String> said(C column) {
        return said(column, Optional::of);
    }

    /** What is read of the cell under a column that the list may have; a blank one says that it is not known. */
    public <T> Said<T> said(C column, Function<String, Optional<T>> reader) {
        if (!says(column)) {
            return Said.nothing();
        }
        String cell = text(column);
        return Said.of(cell.isBlank() ? Optional.empty() : reader.apply(cell));
    }

    /** A telephone number as written; one that a spreadsheet took for a figure cannot be called, and is told. */
    public Optional<String> phone(C column, String cell) {
        String dialled = BETWEEN_DIGITS.matcher(Heading.folded(cell)).replaceAll("");
        if (WITHOUT_ZERO.matcher(dialled).matches()) {
            wrong(column, Reason.PHONE_ZERO);
        }
        return Optional.of(cell);
    }

    /** A value that takes several columns; nothing unless the list has all of them. */
    public <T> Said<T> together(C one, C other, Supplier<Optional<T>> reader) {
        return says(one) && says(other) ? Said.of(reader.get()) : Said.nothing();
    }

    /** One of the known words, in any width. */
    public <T> Optional<T> word(C column, String cell, Map<String, T> words) {
        return orWrong(column, Optional.ofNullable(words.get(Heading.folded(cell))), Reason.UNKNOWN_WORD);
    }

    /** A whole number below a hundred, with or without what it counts behind it. */
    public Optional<Integer> number(C column, String cell, String counted) {
        String number = Heading.folded(cell).replaceFirst(counted + "$", "").replaceFirst("\\.0$", "");
        return orWrong(
                column,
                Optional.of(number).filter(text -> text.matches("\\d{1,2}")).map(Integer::valueOf),
                Reason.NUMBER);
    }

    /** A blank cell is no. */
    public Optional<Boolean> yesOrNo(C column) {
        return word(column, text(column), YesOrNo.OR_BLANK);
    }

    /** As above, under a column that the list may have. */
    public Said<Boolean> saidYesOrNo(C column) {
        return said(column, cell -> word(column, cell, YesOrNo.OR_BLANK));
    }

    /** A day in any notation; nothing where it is said to be unknown, and a fault where it is none. */
    public Optional<LocalDate> date(C column, String cell) {
        return switch (WrittenDate.read(cell)) {
            case WrittenDate.Known(LocalDate day) -> Optional.of(day);
            case WrittenDate.Unknown _ -> Optional.empty();
            case WrittenDate.Impossible _ -> orWrong(column, Optional.empty(), Reason.DATE_IMPOSSIBLE);
            case WrittenDate.Unreadable _ -> orWrong(column, Optional.empty(), Reason.DATE);
        };
    }

    /** A day that has been. */
    public Optional<LocalDate> past(C column, String cell, LocalDate today) {
        Optional<LocalDate> day = date(column, cell);
        return day.filter(on -> on.isAfter(today)).isPresent()
                ? orWrong(column, Optional.empty(), Reason.DATE_AHEAD)
                : day;
    }

    /** Degrees in two cells; nothing where both say that they are not known. */
    public Optional<Position> position(C lat, C lon) {
        return switch (WrittenPosition.read(text(lat), text(lon))) {
            case WrittenPosition.Known(Position position) -> Optional.of(position);
            case WrittenPosition.Unknown _ -> Optional.empty();
            case WrittenPosition.Wrong(boolean inLat, Reason reason) ->
                orWrong(inLat ? lat : lon, Optional.empty(), reason);
        };
    }

    /** What was found in a cell; that there is nothing is a fault. */
    public <T> Optional<T> orWrong(C column, Optional<T> found, Reason reason) {
        if (found.isEmpty()) {
            wrong(column, reason);
        }
        return found;
    }

    /** The cell has this fault; whether the row is still of use is told by {@link #result}. */
    public void wrong(C column, Reason reason) {
        wrong(mapping.at(column), reason, text(column));
    }

    private void wrong(int column, Reason reason, String found) {
        usable &= !reason.rowLost();
        if (!misread) {
            faults.accept(new RowFault(row.number(), column, reason, found));
        }
    }
}
