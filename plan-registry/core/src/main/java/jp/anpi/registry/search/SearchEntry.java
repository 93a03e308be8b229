package jp.anpi.registry.search;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * One person in as few bytes as a search needs.
 *
 * @param text reading first, which is the order of lists, then the name, other names and the telephone
 * @param place the address, on which people under protection are found by the restricted desk only
 * @param leading who is or was in charge, or will be
 */
record SearchEntry(
        long high,
        long low,
        long version,
        String text,
        String place,
        String district,
        boolean confidential,
        PriorityGroup group,
        Lifecycle lifecycle,
        boolean hasPlan,
        List<Assignment> leading) {

    static final Comparator<SearchEntry> BY_READING = Comparator.comparing(SearchEntry::text)
            .thenComparingLong(SearchEntry::high)
            .thenComparingLong(SearchEntry::low);

    /** As on paper: the most urgent first. */
    static final Comparator<SearchEntry> BY_GROUP =
            Comparator.comparing(SearchEntry::group).thenComparing(BY_READING);

    private static final String BETWEEN = "\n";

    static SearchEntry of(PersonState person) {
        UUID id = person.id().value();
        String reading = SearchKey.of(person.name().kana());
        String text = Stream.of(
                        Stream.of(reading, SearchKey.of(person.name().written())),
                        person.aliases().stream()
                                .flatMap(alias -> Stream.of(SearchKey.of(alias.written()), SearchKey.of(alias.kana()))),
                        person.phone().stream().map(SearchKey::digits))
                .flatMap(part -> part)
                .collect(Collectors.joining(BETWEEN));
        return new SearchEntry(
                id.getMostSignificantBits(),
                id.getLeastSignificantBits(),
                person.version(),
                text,
                SearchKey.of(person.home().text()),
                person.home().district().value().intern(),
                person.home().confidential(),
                person.placement().group(),
                person.lifecycle(),
                person.hasPlan(),
                person.assignments().stream().filter(Assignment::leads).toList());
    }

    PersonId id() {
        return new PersonId(new UUID(high, low));
    }

    boolean is(UUID id) {
        return id.getMostSignificantBits() == high && id.getLeastSignificantBits() == low;
    }

    boolean answers(SearchQuestion question, boolean seesProtected) {
        if (question.group().isPresent() && question.group().get() != group
                || question.lifecycle().isPresent() && question.lifecycle().get() != lifecycle
                || question.hasPlan().isPresent() && question.hasPlan().get() != hasPlan
                || question.district().isPresent()
                        && !question.district().get().value().equals(district)) {
            return false;
        }
        for (String term : question.terms()) {
            if (!has(term, seesProtected)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(String term, boolean seesProtected) {
        return text.contains(term)
                || (!confidential || seesProtected) && place.contains(term)
                || isNumber(term) && text.contains(SearchKey.digits(term));
    }

    /** 04-7150-1234 is a telephone number as well as a house. */
    private static boolean isNumber(String term) {
        return term.length() >= 4 && term.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }
}
