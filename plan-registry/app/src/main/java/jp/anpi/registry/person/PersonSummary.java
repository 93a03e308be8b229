package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.disclosure.Sight;

/**
 * A person in a list.
 *
 * @param because one Japanese sentence: which need placed the person in the group
 * @param district absent with the address: the part of the town where somebody hides is enough to find them
 * @param address absent when it is protected and the caller may not see it
 * @param addressProtected whether the person is under protection, so that nobody takes a missing address for a gap
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PersonSummary(
        PersonId id,
        long version,
        String name,
        String kana,
        Optional<LocalDate> birthDate,
        PriorityGroup group,
        String because,
        Optional<DistrictId> district,
        Optional<String> address,
        boolean addressProtected,
        Lifecycle lifecycle,
        boolean hasPlan) {

    static PersonSummary of(PersonState person, Sight sight) {
        return new PersonSummary(
                person.id(),
                person.version(),
                person.name().written(),
                person.name().kana(),
                person.birthDate(),
                person.placement().group(),
                person.placement().because(),
                Optional.of(person.home().district()).filter(_ -> sight.home(person.home())),
                Optional.of(person.home().text()).filter(_ -> sight.home(person.home())),
                person.home().confidential(),
                person.lifecycle(),
                person.hasPlan());
    }
}
