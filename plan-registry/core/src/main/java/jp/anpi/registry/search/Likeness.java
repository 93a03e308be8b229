package jp.anpi.registry.search;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;

/**
 * Whether somebody who is to be entered may be there already: the same name or the same reading, whatever kanji and kana it is
 * written in, and birth dates that do not contradict. It is for a person to judge.
 */
public final class Likeness {

    private Likeness() {}

    public static boolean of(PersonState known, PersonName name, Optional<LocalDate> birthDate) {
        boolean born =
                birthDate.flatMap(day -> known.birthDate().map(day::equals)).orElse(true);
        return born
                && Stream.concat(Stream.of(known.name()), known.aliases().stream())
                        .anyMatch(
                                other -> isSame(other.written(), name.written()) || isSame(other.kana(), name.kana()));
    }

    private static boolean isSame(String some, String other) {
        String key = SearchKey.of(other);
        return !key.isEmpty() && SearchKey.of(some).equals(key);
    }
}
