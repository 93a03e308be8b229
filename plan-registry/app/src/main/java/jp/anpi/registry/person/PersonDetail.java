package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.NamedChecker;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.WeeklyService;
import jp.anpi.registry.disclosure.Sight;
import reactor.core.publisher.Mono;

/**
 * Everything the registry keeps of one person, as far as the reader may see it.
 *
 * @param residentNumber 宛名番号, by which lists know them
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PersonDetail(
        @JsonUnwrapped PersonSummary summary,
        Optional<Position> position,
        Optional<Home.Precision> precision,
        Optional<String> phone,
        LifeSupport lifeSupport,
        List<NamedChecker> checkers,
        List<Assignment> assignments,
        List<WeeklyService> services,
        List<ContactPerson> contacts,
        List<PersonName> aliases,
        Optional<String> residentNumber) {

    /** With the 宛名番号. */
    static Mono<PersonDetail> of(PersonState person, ListNumbers numbers, Sight sight) {
        return numbers.of(person.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(number -> of(person, number, sight));
    }

    private static PersonDetail of(PersonState person, Optional<String> number, Sight sight) {
        return new PersonDetail(
                PersonSummary.of(person, sight),
                person.home().position().filter(_ -> sight.home(person.home())),
                person.home().precision().filter(_ -> sight.home(person.home())),
                person.phone(),
                person.lifeSupport(),
                person.checkers(),
                person.assignments(),
                person.services(),
                person.contacts(),
                person.aliases(),
                number);
    }
}
