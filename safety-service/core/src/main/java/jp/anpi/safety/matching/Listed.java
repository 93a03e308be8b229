package jp.anpi.safety.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;

/**
 * A person as the register lists them, raw.
 *
 * @param aliases other names that the person goes by (通称, a foreign name in another order or script)
 */
public record Listed(
        PersonId id,
        PersonName name,
        List<PersonName> aliases,
        Optional<LocalDate> birthDate,
        String address,
        Optional<String> phone) {

    public Listed {
        aliases = List.copyOf(aliases);
    }

    /** What the registry publishes of a person. */
    public static Listed of(PersonState person) {
        return new Listed(
                person.id(),
                person.name(),
                person.aliases(),
                person.birthDate(),
                person.home().text(),
                person.phone());
    }
}
