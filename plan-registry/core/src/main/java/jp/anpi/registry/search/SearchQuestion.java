package jp.anpi.registry.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * Whom somebody looks for; everything that is given must hold.
 *
 * @param terms keys, each of which must be in a name, a reading, a telephone number or an address
 * @param hasPlan whether a plan counts
 * @param flooded whether a map of floods reaches the home; people under protection answer this to nobody who may not see where
 *     they live
 */
public record SearchQuestion(
        List<String> terms,
        Optional<PriorityGroup> group,
        Optional<DistrictId> district,
        Optional<Lifecycle> lifecycle,
        Optional<Boolean> hasPlan,
        Optional<Boolean> flooded) {

    public SearchQuestion {
        terms = List.copyOf(terms);
    }

    /** What a person typed: terms stand apart by spaces. */
    public static List<String> terms(String typed) {
        return Stream.of(typed.split("[\\s\\u3000]+"))
                .map(SearchKey::of)
                .filter(term -> !term.isEmpty())
                .toList();
    }
}
