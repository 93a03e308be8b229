package jp.anpi.registry.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Home;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.group.SchoolAge;
import jp.anpi.registry.sample.Dice.Purpose;
import jp.anpi.registry.sample.WordList.Word;

/** Id, name, birth date, telephone and home of each person; what a household shares is drawn once for the household. */
record Identities(SampleSize size, Households households, Geography geography, LocalDate asOf, Dice dice) {

    private static final double CONFIDENTIAL = 0.006;
    private static final double NO_POSITION = 0.01;
    private static final double OTHER_NOTATION = 0.08;
    private static final int GROWN_UP = 25;
    private static final double FORMER_NAME = 0.06;
    private static final double HOUSE_NAME = 0.01;

    PersonId id(int person) {
        return new PersonId(dice.uuid(Purpose.PERSON_ID, person));
    }

    PersonName name(int person) {
        return Names.full(Names.surname(dice.of(Purpose.SURNAME, households.household(person))), given(person));
    }

    /** Under which names neighbours and old friends report somebody: the one before the marriage, the house's own (屋号). */
    List<PersonName> aliases(int person) {
        var chance = dice.of(Purpose.ALIAS, person);
        double which = chance.nextDouble();
        boolean married = households.age(person) >= GROWN_UP && households.woman(person);
        if (married && which < FORMER_NAME) {
            var known = Names.surname(dice.of(Purpose.SURNAME, households.household(person)));
            var former = Names.surname(chance);
            return former.equals(known) ? List.of() : List.of(Names.full(former, given(person)));
        }
        if (which >= 1 - HOUSE_NAME) {
            return List.of(Names.houseName(chance));
        }
        return List.of();
    }

    LocalDate birthDate(int person) {
        int bornWith = households.place(person) == Households.Place.TWIN ? person - 1 : person;
        int daysSinceBirthday = dice.of(Purpose.BIRTH, bornWith).nextInt(365);
        LocalDate born = asOf.minusYears(households.age(person)).minusDays(daysSinceBirthday);
        boolean notYetAtSchool = SchoolAge.begins(born).isAfter(asOf);
        // Whoever is six in this town goes to school, so they are almost seven.
        return households.age(person) == Allotment.SCHOOL_AGE && notYetAtSchool
                ? asOf.minusYears(Allotment.SCHOOL_AGE + 1).plusDays(1 + daysSinceBirthday % 30)
                : born;
    }

    Optional<String> phone(int person) {
        var chance = dice.of(Purpose.PHONE, person);
        int number = chance.nextInt(9_000);
        double kind = chance.nextDouble();
        int age = households.age(person);
        double mobile = age < 12 ? 0 : age < 75 ? 0.8 : 0.35;
        double landline = age < 20 ? 0 : 0.5;
        if (kind < mobile) {
            return Optional.of(Phones.mobile(number));
        }
        return kind < mobile + (1 - mobile) * landline ? Optional.of(Phones.landline(number)) : Optional.empty();
    }

    Home home(int person) {
        int household = households.household(person);
        int district = households.district(person);
        var chance = dice.of(Purpose.HOME, household);
        var place = geography.within(district, chance);
        var address = Address.draw(size.japanese(), geography.name(district), chance);
        var usual = Dice.oneOf(chance, Address.NOTATIONS);
        boolean confidential = Dice.chance(chance, CONFIDENTIAL);
        var position = Dice.chance(chance, NO_POSITION) ? Optional.<Position>empty() : Optional.of(place);
        var own = dice.of(Purpose.NOTATION, person);
        var notation = Dice.chance(own, OTHER_NOTATION) ? Dice.oneOf(own, Address.NOTATIONS) : usual;
        return new Home(address.write(notation), geography.id(district), position, confidential);
    }

    /** Twins of one sex never share a given name: their other data differ in nothing else. */
    private Word given(int person) {
        var chance = dice.of(Purpose.GIVEN_NAME, person);
        boolean woman = households.woman(person);
        int birthYear = birthDate(person).getYear();
        var given = Names.givenName(chance, woman, birthYear);
        if (households.place(person) == Households.Place.TWIN) {
            var other = given(person - 1);
            while (given.equals(other)) {
                given = Names.givenName(chance, woman, birthYear);
            }
        }
        return given;
    }
}
