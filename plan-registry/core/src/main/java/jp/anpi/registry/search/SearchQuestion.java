package jp.anpi.registry.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * Whom somebody looks for; everything that is given must hold.
 *
 * @param terms keys, each of which must be in a name, a reading, a telephone number or an address
 * @param hasPlan whether a plan counts
 * @param flooded whether a map of floods reaches the home; people under protection answer this to nobody who may not see where
 *     they live
 * @param others people to whom the words lead by a number that the index does not have, as well as who has them all
 */
public record SearchQuestion(
        List<String> terms,
        Optional<PriorityGroup> group,
        Optional<DistrictId> district,
        Optional<Lifecycle> lifecycle,
        Optional<Boolean> hasPlan,
        Optional<Boolean> flooded,
        Set<PersonId> others) {

    public SearchQuestion {
        terms = List.copyOf(terms);
        others = Set.copyOf(others);
    }

    /** One that no other number answers. */
    public SearchQuestion(
            List<String> terms,
            Optional<PriorityGroup> group,
            Optional<DistrictId> district,
            Optional<Lifecycle> lifecycle,
            Optional<Boolean> hasPlan,
            Optional<Boolean> flooded) {
        this(terms, group, district, lifecycle, hasPlan, flooded, Set.of());
    }

    /** The same, which these people answer too. */
    public SearchQuestion or(Set<PersonId> some) {
        return new SearchQuestion(terms, group, district, lifecycle, hasPlan, flooded, some);
    }

    /** What a person typed: terms stand apart by spaces. */
    public static List<String> terms(String typed) {
        return Stream.of(typed.split("[\\s\\u3000]+"))
                .map(SearchKey::of)
                .filter(term -> !term.isEmpty())
                .toList();
    }
}
