package jp.anpi.safety.matching;

import java.util.Optional;

/**
 * What a report says about its person, each text exactly as it was written; anything may be missing, unreadable or
 * wrong.
 *
 * @param name the name in any script, order and spelling
 * @param kana a reading that was given beside the name
 * @param birthDate in the western or the Japanese calendar, see {@link BirthDates}
 * @param address in any notation, see {@link FoldedAddress}
 * @param phone digits with any separators
 */
public record Question(
        Optional<String> name,
        Optional<String> kana,
        Optional<String> birthDate,
        Optional<String> address,
        Optional<String> phone) {

    /** The question of a report's form, which asks for neither a reading nor a telephone number. */
    public static Question of(Optional<String> name, Optional<String> address, Optional<String> birthDate) {
        return new Question(name, Optional.empty(), birthDate, address, Optional.empty());
    }
}
