package jp.anpi.registry.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.schedule.ExchangeFault.Reason;
import jp.anpi.registry.sheet.RowDamage;
import jp.anpi.registry.sheet.SheetRow;

/** Reads cells of one row and tells every fault of it with its column. */
final class CheckedRow {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3])([0-5][0-9])");
    private static final Pattern OFFICE = Pattern.compile("[0-9A-Z]{10}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{2}[0-9A-Z]{4}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final String NO_TIME = "9999";
    private static final String MIDNIGHT_AT_THE_END = "2400";

    private final SheetRow row;
    private final Faults faults;
    private boolean usable = true;

    CheckedRow(SheetRow row, Faults faults) {
        this.row = row;
        this.faults = faults;
        row.damage()
                .ifPresent(damage -> wrong(
                        0,
                        switch (damage) {
                            case QUOTE_NOT_CLOSED -> Reason.QUOTE_NOT_CLOSED;
                            case OTHER_ENCODING -> Reason.OTHER_ENCODING;
                            case TEXT_AFTER_QUOTE, CELL_TOO_LONG, TOO_MANY_CELLS, MERGED_CELLS -> Reason.ROW_DAMAGED;
                        }));
        for (int column = 1; column <= row.cells().size() && namesAreRead(); column++) {
            if (row.cell(column).indexOf('\uFFFD') >= 0) {
                wrong(column, Reason.CHARACTERS);
            }
        }
    }

    /** Whether nothing was found so far that makes the row useless. */
    boolean usable() {
        return usable;
    }

    /** Numbers and times are the same in every encoding, names are not. */
    boolean namesAreRead() {
        return row.damage().filter(RowDamage.OTHER_ENCODING::equals).isEmpty();
    }

    void wrong(int column, Reason reason) {
        usable &= !reason.rowLost();
        faults.add(new ExchangeFault(row.number(), column, reason, column == 0 ? "" : row.cell(column)));
    }

    String text(int column) {
        return row.cell(column).strip();
    }

    Optional<Insured> insured(int insurer, int number) {
        boolean isInsurer = Insured.isInsurer(text(insurer));
        boolean isNumber = Insured.isNumber(text(number));
        if (!isInsurer) {
            wrong(insurer, Reason.INSURER);
        }
        if (!isNumber) {
            wrong(number, Reason.INSURED_NUMBER);
        }
        return isInsurer && isNumber ? Optional.of(new Insured(text(insurer), text(number))) : Optional.empty();
    }

    void month(int column, YearMonth wanted) {
        if (!ExchangeName.month(text(column)).equals(Optional.of(wanted))) {
            wrong(column, Reason.MONTH);
        }
    }

    Optional<LocalDate> day(int column) {
        try {
            return Optional.of(LocalDate.parse(text(column), DAY));
        } catch (DateTimeException _) {
            wrong(column, Reason.DAY);
            return Optional.empty();
        }
    }

    Optional<LocalDate> dayIn(int column, YearMonth month) {
        Optional<LocalDate> day = day(column);
        if (day.isPresent() && !YearMonth.from(day.get()).equals(month)) {
            wrong(column, Reason.DAY_OUTSIDE_MONTH);
        }
        return day;
    }

    /** Empty for a service without times; {@code 9999} on both sides, or the same time twice, which says no more. */
    Optional<Visit.Span> span(int startColumn, int endColumn) {
        String start = text(startColumn);
        String end = text(endColumn);
        if (start.equals(NO_TIME) && end.equals(NO_TIME)) {
            return Optional.empty();
        }
        Optional<LocalTime> from = time(start);
        Optional<LocalTime> to = end.equals(MIDNIGHT_AT_THE_END) ? Optional.of(LocalTime.MIDNIGHT) : time(end);
        if (from.isEmpty()) {
            wrong(startColumn, Reason.TIME);
        }
        if (to.isEmpty()) {
            wrong(endColumn, Reason.TIME);
        }
        return from.flatMap(first -> to.filter(last -> !last.equals(first)).map(last -> new Visit.Span(first, last)));
    }

    private static Optional<LocalTime> time(String text) {
        var time = TIME.matcher(text);
        return time.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))))
                : Optional.empty();
    }

    /** How often; 0 is a row that says that it did not take place. */
    int times(int column) {
        if (!NUMBER.matcher(text(column)).matches()) {
            wrong(column, Reason.COUNT);
            return 0;
        }
        return Integer.parseInt(text(column));
    }

    /** サービス種類コード, the first two of the code's six characters. */
    String type(int column) {
        return matching(column, CODE, Reason.SERVICE_CODE)
                .map(code -> code.substring(0, 2))
                .orElse("");
    }

    /** サービス種類コード written by itself. */
    String plainType(int column) {
        return matching(column, Pattern.compile("[0-9A-Z]{2}"), Reason.SERVICE_CODE)
                .orElse("");
    }

    String office(int column) {
        return matching(column, OFFICE, Reason.PROVIDER).orElse("");
    }

    private Optional<String> matching(int column, Pattern form, Reason otherwise) {
        if (form.matcher(text(column)).matches()) {
            return Optional.of(text(column));
        }
        wrong(column, otherwise);
        return Optional.empty();
    }
}
