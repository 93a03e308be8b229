package jp.anpi.safety.roster;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;

/** Of a whole person what they are recognised by; read from the store without the rest. */
public record PersonBrief(
        PersonId id,
        long version,
        PersonName name,
        Optional<LocalDate> birthDate,
        Home home,
        Optional<String> phone,
        Lifecycle lifecycle,

        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PersonName> aliases) {

    public PersonBrief {
        aliases = List.copyOf(aliases);
    }

    static PersonBrief of(PersonState person) {
        return new PersonBrief(
                person.id(),
                person.version(),
                person.name(),
                person.birthDate(),
                person.home(),
                person.phone(),
                person.lifecycle(),
                person.aliases());
    }
}
