package jp.anpi.registry.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.ContactPerson;
import jp.anpi.registry.contract.PriorityGroup;

/** Family under the same roof or elsewhere, and neighbours who have agreed to help; a person of ⑤ is asked for nobody. */
record Contacts(Households households, Identities identities, Dice dice) {

    private static final int MOST_FAMILY = 3;
    private static final List<String> NEIGHBOURS = List.of("近隣", "近隣", "自治会", "自治会長", "民生委員");

    List<ContactPerson> of(int person, PriorityGroup group, boolean hasPlan) {
        if (group == PriorityGroup.GENERAL) {
            return List.of();
        }
        var chance = dice.of(Dice.Purpose.CONTACT, person);
        var contacts = new ArrayList<ContactPerson>(family(person));
        if (households.age(person) >= 65 && Dice.chance(chance, 0.5)) {
            contacts.add(childElsewhere(person, chance));
        }
        int supporters = hasPlan ? 1 + chance.nextInt(2) : Dice.chance(chance, helped(group)) ? 1 : 0;
        for (int i = 0; i < supporters; i++) {
            contacts.add(neighbour(chance));
        }
        return contacts;
    }

    private static double helped(PriorityGroup group) {
        return group == PriorityGroup.REASONABLE_ACCOMMODATION ? 0.2 : 0.45;
    }

    private List<ContactPerson> family(int person) {
        var family = new ArrayList<ContactPerson>();
        int first = households.household(person);
        for (int other = first;
                other < first + households.householdSize(person) && family.size() < MOST_FAMILY;
                other++) {
            if (other != person && households.age(other) >= 16) {
                family.add(new ContactPerson(
                        identities.name(other).written(),
                        Relations.of(households.place(person), households.place(other), households.woman(other)),
                        identities.phone(other),
                        other % 3 == 0 ? Optional.of("kazoku-%06d@minase.example".formatted(other)) : Optional.empty(),
                        false));
            }
        }
        return family;
    }

    private ContactPerson childElsewhere(int person, RandomGenerator chance) {
        boolean woman = chance.nextBoolean();
        var surname = woman
                ? Names.surname(chance)
                : Names.surname(dice.of(Dice.Purpose.SURNAME, households.household(person)));
        int birthYear = identities.birthDate(person).getYear() + chance.nextInt(22, 36);
        return new ContactPerson(
                Names.full(surname, Names.givenName(chance, woman, birthYear)).written(),
                woman ? "娘（市外）" : "息子（市外）",
                Optional.of(Phones.mobile(chance.nextInt(9_000))),
                Optional.empty(),
                false);
    }

    private static ContactPerson neighbour(RandomGenerator chance) {
        var name = Names.full(
                Names.surname(chance), Names.givenName(chance, chance.nextBoolean(), chance.nextInt(1945, 1985)));
        return new ContactPerson(
                name.written(),
                Dice.oneOf(chance, NEIGHBOURS),
                Optional.of(Phones.mobile(chance.nextInt(9_000))),
                Optional.empty(),
                true);
    }
}
