package jp.anpi.safety.matching;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question, folded.
 *
 * @param cut a text is longer than what was looked at, so nothing can be certain
 */
record Asked(List<NameReading> names, int birth, String town, long numbers, int room, long phone, boolean cut) {

    static Asked of(Question question, Rows rows) {
        var address = FoldedAddress.of(question.address().orElse(""));
        return new Asked(
                NameReadings.of(question.name(), question.kana(), rows),
                question.birthDate()
                        .flatMap(BirthDates::read)
                        .map(Shadow::birth)
                        .orElse(Shadow.UNKNOWN),
                address.town(),
                Shadow.numbers(address),
                address.room().orElse(Shadow.UNKNOWN),
                Shadow.phone(question.phone()),
                Stream.of(question.name(), question.kana(), question.address())
                        .flatMap(Optional::stream)
                        .anyMatch(text -> text.length() > Letters.LONGEST));
    }
}
