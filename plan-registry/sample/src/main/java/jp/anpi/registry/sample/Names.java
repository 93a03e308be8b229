package jp.anpi.registry.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.sample.WordList.Word;

/** Plausible Japanese names, common ones often, with the old and rare forms that break careless software. */
final class Names {

    private static final List<Word> SURNAMES = WordList.read("surnames.txt");
    private static final List<Word> MEN = WordList.read("given-men.txt");
    private static final List<Word> WOMEN = WordList.read("given-women.txt");
    private static final List<Word> HOUSES = WordList.read("house-names.txt");
    private static final int GENERATIONS = 3;

    private Names() {}

    /** The list begins with the most frequent names; the power makes its beginning likelier than its end. */
    static Word surname(RandomGenerator dice) {
        return SURNAMES.get((int) (SURNAMES.size() * Math.pow(dice.nextDouble(), 1.5)));
    }

    static Word givenName(RandomGenerator dice, boolean woman, int birthYear) {
        var all = woman ? WOMEN : MEN;
        int each = all.size() / GENERATIONS;
        int generation = birthYear < 1960 ? 0 : birthYear < 1995 ? 1 : 2;
        return all.get(generation * each + dice.nextInt(each));
    }

    /** What a house is called where half a village has one surname: its trade, its founder, where it stands. */
    static PersonName houseName(RandomGenerator dice) {
        Word house = Dice.oneOf(dice, HOUSES);
        return new PersonName(house.written(), house.kana());
    }

    static PersonName full(Word surname, Word given) {
        return new PersonName(surname.written() + "　" + given.written(), surname.kana() + "　" + given.kana());
    }
}
