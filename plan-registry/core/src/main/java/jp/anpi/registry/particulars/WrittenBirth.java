package jp.anpi.registry.particulars;

import java.time.LocalDate;
import jp.anpi.registry.sheet.WrittenDate;

/**
 * A day of birth as lists write it. Of many who were born long ago the registers have no day, or no month: 昭和16年5月, 1941-05-00,
 * 昭和16年月日不詳.
 */
public sealed interface WrittenBirth {

    record On(LocalDate day) implements WrittenBirth {}

    /**
     * Some day that nobody knows.
     *
     * @param text as it is written
     * @param first the earliest and the latest day that it may be
     */
    record About(String text, LocalDate first, LocalDate last) implements WrittenBirth {

        public boolean fits(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        /** Says nothing: it is about a person. */
        @Override
        public String toString() {
            return "About";
        }
    }

    record NotKnown() implements WrittenBirth {}

    /** Written like a date, of a day that does not exist. */
    record Impossible() implements WrittenBirth {}

    record Unreadable() implements WrittenBirth {}

    static WrittenBirth read(String cell) {
        return switch (WrittenDate.read(cell)) {
            case WrittenDate.Known(LocalDate day) -> new On(day);
            case WrittenDate.Unknown _ -> new NotKnown();
            case WrittenDate.Impossible _ -> PartOfABirth.read(cell).orElseGet(Impossible::new);
            case WrittenDate.Unreadable _ -> PartOfABirth.read(cell).orElseGet(Unreadable::new);
        };
    }
}
