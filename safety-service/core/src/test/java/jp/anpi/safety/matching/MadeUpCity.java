package jp.anpi.safety.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;

/**
 * People as hard to tell apart as real ones: households under one roof, twins whose names begin alike, parents who hand a
 * kanji down, namesakes, and namesakes born on one day.
 */
final class MadeUpCity {

    /** A citizen, and the house before it was written down. */
    record Citizen(Listed listed, MadeUpAddress house, int household) {}

    private static final double TWINS = 0.03;
    private static final double NAMESAKE = 0.02;
    private static final double BORN_ON_ONE_DAY_WITH_NAMESAKE = 0.002;
    private static final double FOREIGN = 0.02;

    private final List<Citizen> citizens = new ArrayList<>();
    private final RandomGenerator dice;

    MadeUpCity(int people, RandomGenerator dice) {
        this.dice = dice;
        for (int household = 0; citizens.size() < people; household++) {
            settle(household);
        }
        while (citizens.size() > people) {
            citizens.removeLast();
        }
    }

    List<Citizen> citizens() {
        return citizens;
    }

    PersonIndex index() {
        var index = new PersonIndex();
        citizens.forEach(citizen -> index.put(citizen.listed()));
        return index;
    }

    private void settle(int household) {
        var house = MadeUpAddress.draw(dice);
        if (dice.nextDouble() < FOREIGN) {
            var words = List.of(MadeUpNames.foreign(dice), MadeUpNames.foreign(dice), MadeUpNames.foreign(dice));
            add(
                    household,
                    house,
                    new PersonName(
                            String.join(
                                    " ",
                                    words.stream()
                                            .map(MadeUpNames.Part::written)
                                            .toList()),
                            String.join(
                                    "　",
                                    words.stream().map(MadeUpNames.Part::kana).toList())),
                    born(1960, 2000));
            return;
        }
        var surname = MadeUpNames.surname(dice);
        var handedDown = MadeUpNames.beginning(dice);
        int size = 1 + dice.nextInt(5);
        LocalDate last = born(1930, 1990);
        for (int member = 0; member < size; member++) {
            boolean child = member >= 2;
            boolean twin = member == 3 && dice.nextDouble() < TWINS * 5;
            last = twin ? last : child ? born(1975, 2024) : born(1925, 1995);
            boolean woman = dice.nextBoolean();
            var given = twin || child && dice.nextDouble() < 0.3
                    ? MadeUpNames.alike(handedDown, dice, woman)
                    : MadeUpNames.given(dice, woman);
            add(household, house, name(surname, given), last);
        }
    }

    private static PersonName name(MadeUpNames.Part surname, MadeUpNames.Part given) {
        return new PersonName(surname.written() + "　" + given.written(), surname.kana() + "　" + given.kana());
    }

    private void add(int household, MadeUpAddress house, PersonName drawn, LocalDate drawnBirth) {
        PersonName name = drawn;
        LocalDate birth = drawnBirth;
        if (!citizens.isEmpty() && dice.nextDouble() < NAMESAKE) {
            var other = citizens.get(dice.nextInt(citizens.size())).listed();
            name = other.name();
            birth = dice.nextDouble() < BORN_ON_ONE_DAY_WITH_NAMESAKE / NAMESAKE
                    ? other.birthDate().orElse(birth)
                    : birth;
        }
        boolean undated = dice.nextDouble() < 0.01;
        var notation = MadeUpAddress.Notation.values()[dice.nextInt(MadeUpAddress.Notation.values().length)];
        var phone = dice.nextDouble() < 0.6
                ? Optional.of(
                        "0%d0-%04d-%04d".formatted(7 + dice.nextInt(3), dice.nextInt(10_000), dice.nextInt(10_000)))
                : Optional.<String>empty();
        var listed = new Listed(
                new PersonId(new UUID(dice.nextLong(), dice.nextLong())),
                name,
                List.of(),
                undated ? Optional.empty() : Optional.of(birth),
                MadeUpAddress.CITY + house.write(notation),
                phone);
        citizens.add(new Citizen(listed, house, household));
    }

    private LocalDate born(int from, int to) {
        return LocalDate.of(from, 1, 1).plusDays(dice.nextInt((to - from) * 365));
    }
}
