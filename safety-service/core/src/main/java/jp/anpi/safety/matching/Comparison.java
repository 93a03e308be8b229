package jp.anpi.safety.matching;

import java.util.List;

/** The question against one row at a time; moved from row to row so that thousands can be looked at. */
final class Comparison {

    private static final byte NOT_COMPARED = 0;
    private static final byte SAME_TOWN = 1;
    private static final byte OTHER_TOWN = 2;

    private record Names(boolean undivided, PartComparison surname, PartComparison given) {}

    private final Rows rows;
    private final Asked asked;
    private final Weights weights;
    private final List<Names> names;
    private final byte[] towns;

    private Agreement surname = Agreement.MISSING;
    private Agreement given = Agreement.MISSING;
    private Agreement birth = Agreement.MISSING;
    private Agreement address = Agreement.MISSING;
    private Agreement phone = Agreement.MISSING;
    private double ofSurname;
    private double ofGiven;
    private double ofAddress;
    private double ofPhone;

    Comparison(Rows rows, Asked asked) {
        this.rows = rows;
        this.asked = asked;
        this.weights = new Weights(rows.live());
        this.names = asked.names().stream()
                .map(name -> new Names(
                        name.undivided(),
                        new PartComparison(name.surname(), rows.surnames, rows.surnameSounds),
                        new PartComparison(name.given(), rows.givens, rows.givenSounds)))
                .toList();
        this.towns = new byte[rows.towns.size()];
    }

    void moveTo(int row) {
        compareNames(row);
        birth = birth(asked.birth(), rows.birth[row]);
        compareAddress(row);
        comparePhone(rows.phone[row]);
    }

    double weight() {
        return ofSurname + ofGiven + Weights.birth(birth) + ofAddress + ofPhone;
    }

    boolean sameName() {
        return surname.agrees() && given.agrees();
    }

    /** A deterministic key: name, date of birth and address, or telephone, date of birth and given name. */
    boolean certain() {
        if (birth != Agreement.EXACT || !given.agrees()) {
            return false;
        }
        boolean byAddress = surname.agrees() && address.agrees();
        boolean byPhone = phone == Agreement.EXACT && surname != Agreement.CONFLICT && address != Agreement.CONFLICT;
        return byAddress || byPhone;
    }

    /**
     * Somebody of the house whom one slip of the pen would have made the certain one: a twin of a similar name above all,
     * or a namesake whose date of birth was mixed up.
     */
    boolean rival() {
        boolean house = address.agrees() || phone == Agreement.EXACT;
        boolean mayBeBornThen = birth == Agreement.EXACT || birth == Agreement.MISSING;
        boolean likeName = mayBeBornThen ? given != Agreement.CONFLICT : given.agrees();
        return house && surname != Agreement.CONFLICT && likeName;
    }

    List<Finding> findings() {
        return List.of(
                new Finding(Field.SURNAME, surname, ofSurname),
                new Finding(Field.GIVEN_NAME, given, ofGiven),
                new Finding(Field.BIRTH_DATE, birth, Weights.birth(birth)),
                new Finding(Field.ADDRESS, address, ofAddress),
                new Finding(Field.PHONE, phone, ofPhone));
    }

    private void compareNames(int row) {
        if (names.isEmpty()) {
            return;
        }
        names(Agreement.CONFLICT, Agreement.MISSING, row);
        double best = Double.NEGATIVE_INFINITY;
        boolean wholeKnown = rows.given[row] == 0;
        for (Names name : names) {
            Agreement first = name.surname.with(rows.surname[row], rows.rawSurname[row], rows.surnameSound[row]);
            if (!name.undivided || wholeKnown || first.agrees()) {
                Agreement second = wholeKnown && name.undivided
                        ? first
                        : name.given.with(rows.given[row], rows.rawGiven[row], rows.givenSound[row]);
                double weight = ofSurname(first, row) + ofGiven(second, row);
                if (weight > best) {
                    best = weight;
                    names(first, second, row);
                }
            }
        }
    }

    private void names(Agreement first, Agreement second, int row) {
        surname = first;
        given = second;
        ofSurname = ofSurname(first, row);
        ofGiven = ofGiven(second, row);
    }

    private double ofSurname(Agreement agreement, int row) {
        int uses = agreement == Agreement.KANA
                ? rows.surnameSounds.uses(rows.surnameSound[row])
                : rows.surnames.uses(rows.surname[row]);
        return weights.word(agreement, uses, Field.SURNAME);
    }

    private double ofGiven(Agreement agreement, int row) {
        int uses = agreement == Agreement.KANA
                ? rows.givenSounds.uses(rows.givenSound[row])
                : rows.givens.uses(rows.given[row]);
        return weights.word(agreement, uses, Field.GIVEN_NAME);
    }

    /** PARTIAL: one wrong digit, month and day or two digits swapped, or the right day in another year (a wrong era). */
    static Agreement birth(int said, int known) {
        if (said == Shadow.UNKNOWN || known == Shadow.UNKNOWN) {
            return Agreement.MISSING;
        }
        if (said == known) {
            return Agreement.EXACT;
        }
        int year = said / 10_000;
        int month = said / 100 % 100;
        int day = said % 100;
        boolean sameYear = year == known / 10_000;
        boolean sameMonth = month == known / 100 % 100;
        boolean turned = sameYear && month == known % 100 && day == known / 100 % 100;
        boolean sameDayOfAnotherYear = sameMonth && day == known % 100;
        boolean digitsOfDay = sameYear && sameMonth && day % 10 * 10 + day / 10 == known % 100;
        boolean alike = turned || sameDayOfAnotherYear || digitsOfDay || differentDigits(said, known) == 1;
        return alike ? Agreement.PARTIAL : Agreement.CONFLICT;
    }

    private static int differentDigits(int one, int other) {
        int different = 0;
        for (int a = one, b = other; a > 0 || b > 0; a /= 10, b /= 10) {
            different += a % 10 == b % 10 ? 0 : 1;
        }
        return different;
    }

    private void compareAddress(int row) {
        long known = rows.numbers[row];
        boolean nothingSaid = asked.town().isEmpty() && asked.numbers() == 0;
        boolean nothingKnown = rows.town[row] == 0 && known == 0;
        if (nothingSaid || nothingKnown) {
            address(Agreement.MISSING, 0);
        } else if (!sameTown(rows.town[row])) {
            boolean sameNumbers = Shadow.count(known) == 3 && known == asked.numbers();
            address(sameNumbers ? Agreement.PARTIAL : Agreement.CONFLICT, sameNumbers ? 4 : -3);
        } else if (sameHouse(known, rows.room[row])) {
            address(Agreement.FOLDED, weights.wholeAddress());
        } else {
            boolean first = known != 0 && Shadow.number(known, 0) == Shadow.number(asked.numbers(), 0);
            boolean second = first
                    && Shadow.number(known, 1) != 0
                    && Shadow.number(known, 1) == Shadow.number(asked.numbers(), 1);
            double town = weights.town(rows.towns.uses(rows.town[row]));
            address(Agreement.PARTIAL, town + (second ? 6 : first ? 2 : 0));
        }
    }

    private void address(Agreement agreement, double weight) {
        address = agreement;
        ofAddress = weight;
    }

    private boolean sameTown(int town) {
        if (towns[town] == NOT_COMPARED) {
            towns[town] = FoldedAddress.sameTown(asked.town(), rows.towns.word(town)) ? SAME_TOWN : OTHER_TOWN;
        }
        return towns[town] == SAME_TOWN;
    }

    /** 123番地4 101号室 may also be written 123-4-101: a room is then taken for a number. */
    private boolean sameHouse(long known, int room) {
        if (known == 0 || asked.numbers() == 0) {
            return false;
        }
        boolean roomsDiffer = room != Shadow.UNKNOWN && asked.room() != Shadow.UNKNOWN && room != asked.room();
        boolean roomAmongNumbers = Shadow.count(known) != Shadow.count(asked.numbers())
                && withRoom(known, room) == withRoom(asked.numbers(), asked.room());
        return (known == asked.numbers() && !roomsDiffer) || roomAmongNumbers;
    }

    private static long withRoom(long numbers, int room) {
        int count = Shadow.count(numbers);
        return room == Shadow.UNKNOWN || count == 3 ? numbers : numbers | ((long) (room + 1) << (20 * count));
    }

    private void comparePhone(long known) {
        if (known == Shadow.UNKNOWN || asked.phone() == Shadow.UNKNOWN) {
            phone = Agreement.MISSING;
            ofPhone = 0;
        } else if (known == asked.phone() && known >= 100_000_000L) {
            phone = Agreement.EXACT;
            ofPhone = 15;
        } else {
            boolean end = Shadow.lastDigits(known) == Shadow.lastDigits(asked.phone());
            phone = end ? Agreement.PARTIAL : Agreement.CONFLICT;
            ofPhone = end ? 7 : -0.5;
        }
    }
}
