package jp.anpi.safety.wiring;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/** People of one's own making, who can be told apart by name, date of birth and address; and reports about them in words. */
final class Somebody {

    private Somebody() {}

    static PersonState named(String name, String kana, LocalDate born, String address, boolean hidden) {
        return new PersonState(
                PersonId.random(),
                1,
                new PersonName(name, kana),
                Optional.of(born),
                new Home(address, Town.NORTH, Optional.empty(), hidden),
                Optional.empty(),
                Lifecycle.AT_HOME,
                new GroupPlacement(PriorityGroup.CARE_CONSIDERATION, "試験", false),
                LifeSupport.NONE,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static PersonState died(PersonState person) {
        return changed(
                person, 1, person.name(), Lifecycle.DIED, person.placement().group());
    }

    static PersonState general(PersonState person) {
        return changed(person, 1, person.name(), Lifecycle.AT_HOME, PriorityGroup.GENERAL);
    }

    /** The same person, who goes by other names too. */
    static PersonState alsoCalled(PersonState person, PersonName... aliases) {
        return changed(
                person,
                person.version(),
                person.name(),
                person.lifecycle(),
                person.placement().group(),
                List.of(aliases));
    }

    static PersonState changed(
            PersonState person, long version, PersonName name, Lifecycle lifecycle, PriorityGroup group) {
        return changed(person, version, name, lifecycle, group, person.aliases());
    }

    private static PersonState changed(
            PersonState person,
            long version,
            PersonName name,
            Lifecycle lifecycle,
            PriorityGroup group,
            List<PersonName> aliases) {
        return new PersonState(
                person.id(),
                version,
                name,
                person.birthDate(),
                person.home(),
                person.phone(),
                lifecycle,
                new GroupPlacement(group, "試験", false),
                person.lifeSupport(),
                person.hasPlan(),
                person.checkers(),
                person.assignments(),
                person.services(),
                person.contacts(),
                person.changes(),
                aliases,
                person.consents());
    }

    /** A report in words about somebody, as they are registered. */
    static Map<String, Object> reported(PersonState person) {
        return reported(
                person.name().written(),
                person.birthDate().orElseThrow().toString(),
                person.home().text());
    }

    /** A report in words: somebody of that name is safe. */
    static Map<String, Object> reported(String name, String born, String address) {
        Map<String, Object> report = new HashMap<>(Reports.without(Reports.safe(PersonId.random()), "personId"));
        report.put("name", name);
        report.put("birthDate", born);
        report.put("address", address);
        return report;
    }
}
