package jp.anpi.registry.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One piece that was typed, read once for a search that looks at everybody.
 *
 * @param keys each of which may stand for it in a name, a reading or an address
 * @param digits by which it may be a telephone number
 */
record SearchTerm(List<String> keys, Optional<String> digits) {

    private static final int SHORTEST_NUMBER = 4;

    static SearchTerm of(String key) {
        return new SearchTerm(
                Stream.concat(Stream.of(key), SearchKey.insideOf(key).stream()).toList(),
                Optional.of(key).filter(SearchTerm::isNumber).map(SearchKey::digits));
    }

    /** 04-7150-1234 is a telephone number as well as a house. */
    private static boolean isNumber(String key) {
        return key.length() >= SHORTEST_NUMBER && key.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
    }

    /** @param place where it may stand besides, empty when that may not be searched */
    boolean isIn(String text, String place) {
        for (String key : keys) {
            if (text.contains(key) || place.contains(key)) {
                return true;
            }
        }
        return digits.isPresent() && text.contains(digits.get());
    }
}
