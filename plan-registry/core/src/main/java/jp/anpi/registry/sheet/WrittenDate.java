package jp.anpi.registry.sheet;

import java.time.LocalDate;

/**
 * A date as people and spreadsheets write it: {@code 1941-05-03}, {@code 1941/5/3}, {@code 19410503}, {@code 昭和16年5月3日},
 * {@code S16.5.3}, {@code 3160503}, {@code 令和元年5月1日}, in any width, and the serial number a spreadsheet shows when its cell
 * lost its format.
 */
public sealed interface WrittenDate {

    /** What a text says, however the date is written. */
    static WrittenDate read(String text) {
        return DateCell.read(text);
    }

    /** A day of the calendar. */
    record Known(LocalDate day) implements WrittenDate {}

    /** Nothing is written, or that it is not known. */
    record Unknown() implements WrittenDate {}

    /** Written like a date, of a day that does not exist, such as 昭和64年1月8日. */
    record Impossible() implements WrittenDate {}

    /** No date. */
    record Unreadable() implements WrittenDate {}
}
