package jp.anpi.safety.matching;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.anpi.registry.contract.PersonName;

/** A listed person under one name, folded: what a row of the index is made from. */
record Shadow(
        FoldedName written,
        FoldedName sound,
        int rawSurname,
        int rawGiven,
        int birth,
        String town,
        long numbers,
        int room,
        long phone) {

    /** An unknown date, number, room or telephone. */
    static final int UNKNOWN = 0;

    private static final int BITS = 20;
    private static final int MOST_NUMBERS = 3;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9+]");
    private static final Pattern NOT_SIGNIFICANT = Pattern.compile("[^0-9]|^0+");

    static Shadow of(Listed person, PersonName name) {
        var address = FoldedAddress.of(person.address());
        var words = rawWords(name.written());
        return new Shadow(
                FoldedName.of(name.written()),
                sound(name.kana()),
                words.length > 0 ? words[0].hashCode() : 0,
                words.length > 1 ? words[1].hashCode() : 0,
                person.birthDate().map(Shadow::birth).orElse(UNKNOWN),
                address.town(),
                numbers(address),
                address.room().orElse(UNKNOWN),
                phone(person.phone()));
    }

    static FoldedName sound(String kana) {
        var folded = FoldedName.of(kana);
        return new FoldedName(Kana.sound(folded.surname()), Kana.sound(folded.given()));
    }

    static String[] rawWords(String raw) {
        String cut = raw.substring(0, Math.min(raw.length(), Letters.LONGEST));
        return SPACES.split(cut.strip(), 3);
    }

    /** As decimal digits, so that slips of single digits can be seen: 19500403. */
    static int birth(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Three numbers of 20 bits, each one higher than said so that 0 is none. */
    static long numbers(FoldedAddress address) {
        long packed = 0;
        for (int at = 0; at < Math.min(MOST_NUMBERS, address.numbers().size()); at++) {
            packed |= (long) (address.numbers().get(at) + 1) << (BITS * at);
        }
        return packed;
    }

    /** The number at a place, and 1; 0 where none is. */
    static int number(long numbers, int place) {
        return (int) (numbers >>> (BITS * place)) & ((1 << BITS) - 1);
    }

    static int count(long numbers) {
        int count = 0;
        while (count < MOST_NUMBERS && number(numbers, count) != 0) {
            count++;
        }
        return count;
    }

    /** The digits without the country and the leading zero; {@link #UNKNOWN} for what is no telephone number. */
    static long phone(Optional<String> raw) {
        if (raw.isEmpty()) {
            return UNKNOWN;
        }
        String digits = NO_DIGIT.matcher(Letters.fold(raw.get())).replaceAll("");
        String local = digits.startsWith("+81") ? digits.substring(3) : digits;
        String plain = NOT_SIGNIFICANT.matcher(local).replaceAll("");
        return plain.length() >= 4 && plain.length() <= 11 ? Long.parseLong(plain) : UNKNOWN;
    }

    // Keys by which rows are found; the same for a row and for a question.

    /** The letters of a name without their order and spaces. */
    static int bag(String text) {
        int sum = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            sum += each == ' ' ? 0 : Chains.spread(each + 1);
        }
        return sum;
    }

    static int kanaPrefix(String surnameSound, String givenSound) {
        String surname = Kana.loose(surnameSound);
        String given = Kana.loose(givenSound);
        String first = surname.substring(0, Math.min(2, surname.length()));
        return (first + " " + given.substring(0, Math.min(1, given.length()))).hashCode();
    }

    /** The last two letters of the town, since the city is often left out, and the first two numbers. */
    static int block(String town, long numbers) {
        String end = town.substring(Math.max(0, town.length() - 2));
        return (end.hashCode() * 31 + number(numbers, 0)) * 1009 + number(numbers, 1);
    }

    static int lastDigits(long phone) {
        return (int) (phone % 10_000);
    }
}
