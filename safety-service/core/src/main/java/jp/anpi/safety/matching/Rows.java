package jp.anpi.safety.matching;

import java.util.Arrays;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;

/** The register as columns of numbers, one row for each name of a person, with chains by everything that is searched. */
final class Rows {

    final Words surnames = new Words();
    final Words givens = new Words();
    final Words surnameSounds = new Words();
    final Words givenSounds = new Words();
    final Words towns = new Words();

    final Chains byPerson = new Chains();
    final Chains byName = new Chains();
    final Chains bySound = new Chains();
    final Chains byKanaPrefix = new Chains();
    final Chains bySurname = new Chains();
    final Chains byGiven = new Chains();
    final Chains byBirth = new Chains();
    final Chains byBlock = new Chains();
    final Chains byPhone = new Chains();

    private long[] high = new long[64];
    private long[] low = new long[64];
    long[] numbers = new long[64];
    long[] phone = new long[64];
    int[] surname = new int[64];
    int[] given = new int[64];
    int[] surnameSound = new int[64];
    int[] givenSound = new int[64];
    int[] rawSurname = new int[64];
    int[] rawGiven = new int[64];
    int[] birth = new int[64];
    int[] town = new int[64];
    int[] room = new int[64];

    private int[] free = new int[16];
    private int freed;
    private int end;

    /** One past the highest row. */
    int end() {
        return end;
    }

    int live() {
        return end - freed;
    }

    PersonId person(int row) {
        return new PersonId(new UUID(high[row], low[row]));
    }

    boolean samePerson(int row, int other) {
        return high[row] == high[other] && low[row] == low[other];
    }

    /** A row of the person, or {@link Chains#NONE}. */
    int find(PersonId id) {
        int row = byPerson.first(id.value().hashCode());
        while (row != Chains.NONE && !isOf(row, id)) {
            row = byPerson.next(row);
        }
        return row;
    }

    private boolean isOf(int row, PersonId id) {
        return high[row] == id.value().getMostSignificantBits()
                && low[row] == id.value().getLeastSignificantBits();
    }

    void add(PersonId id, Shadow shadow) {
        int row = freed > 0 ? free[--freed] : end++;
        if (row >= high.length) {
            grow(row + Math.max(64, row / 4));
        }
        high[row] = id.value().getMostSignificantBits();
        low[row] = id.value().getLeastSignificantBits();
        surname[row] = surnames.use(shadow.written().surname());
        given[row] = givens.use(shadow.written().given());
        surnameSound[row] = surnameSounds.use(shadow.sound().surname());
        givenSound[row] = givenSounds.use(shadow.sound().given());
        town[row] = towns.use(shadow.town());
        rawSurname[row] = shadow.rawSurname();
        rawGiven[row] = shadow.rawGiven();
        birth[row] = shadow.birth();
        numbers[row] = shadow.numbers();
        room[row] = shadow.room();
        phone[row] = shadow.phone();
        forEachChain(row, Chains::add);
    }

    void remove(int row) {
        forEachChain(row, Chains::remove);
        surnames.release(surname[row]);
        givens.release(given[row]);
        surnameSounds.release(surnameSound[row]);
        givenSounds.release(givenSound[row]);
        towns.release(town[row]);
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed * 2);
        }
        free[freed++] = row;
    }

    @FunctionalInterface
    private interface Change {
        void of(Chains chains, int key, int row);
    }

    private void forEachChain(int row, Change change) {
        String soundOfSurname = surnameSounds.word(surnameSound[row]);
        String soundOfGiven = givenSounds.word(givenSound[row]);
        change.of(byPerson, person(row).value().hashCode(), row);
        change.of(byName, Shadow.bag(surnames.word(surname[row])) + Shadow.bag(givens.word(given[row])), row);
        change.of(bySurname, surname[row], row);
        change.of(byGiven, given[row], row);
        if (!soundOfSurname.isEmpty()) {
            change.of(bySound, Shadow.bag(Kana.loose(soundOfSurname)) + Shadow.bag(Kana.loose(soundOfGiven)), row);
            change.of(byKanaPrefix, Shadow.kanaPrefix(soundOfSurname, soundOfGiven), row);
        }
        if (birth[row] != Shadow.UNKNOWN) {
            change.of(byBirth, birth[row], row);
        }
        if (numbers[row] != 0) {
            change.of(byBlock, Shadow.block(towns.word(town[row]), numbers[row]), row);
        }
        if (phone[row] != Shadow.UNKNOWN) {
            change.of(byPhone, Shadow.lastDigits(phone[row]), row);
        }
    }

    private void grow(int size) {
        high = Arrays.copyOf(high, size);
        low = Arrays.copyOf(low, size);
        numbers = Arrays.copyOf(numbers, size);
        phone = Arrays.copyOf(phone, size);
        surname = Arrays.copyOf(surname, size);
        given = Arrays.copyOf(given, size);
        surnameSound = Arrays.copyOf(surnameSound, size);
        givenSound = Arrays.copyOf(givenSound, size);
        rawSurname = Arrays.copyOf(rawSurname, size);
        rawGiven = Arrays.copyOf(rawGiven, size);
        birth = Arrays.copyOf(birth, size);
        town = Arrays.copyOf(town, size);
        room = Arrays.copyOf(room, size);
    }
}
