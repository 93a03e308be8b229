package jp.anpi.registry.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * Whom somebody looks for; everything that is given must hold.
 *
 * @param terms keys, each of which must be in a name, a reading, a telephone number or an address
 * @param hasPlan whether a plan counts
 * @param flooded whether a map of floods reaches the home; people under protection answer this to nobody who may not see where
 *     they live
 * @param inCharge who answers for them on a day; who is under protection is found by it as by the flood
 * @param order in which they are listed
 * @param others people to whom the words lead by a number that the index does not have, as well as who has them all
 */
public record SearchQuestion(
        List<String> terms,
        Optional<PriorityGroup> group,
        Optional<DistrictId> district,
        Optional<Lifecycle> lifecycle,
        Optional<Boolean> hasPlan,
        Optional<Boolean> flooded,
        Optional<InCharge> inCharge,
        Order order,
        Set<PersonId> others) {

    /** An office, or a member of one. */
    public record InCharge(Optional<OfficeId> office, Optional<MemberId> member, LocalDate on) {

        boolean is(Assignment one) {
            return one.holdsOn(on)
                    && office.map(one.office()::equals).orElse(true)
                    && (member.isEmpty() || one.member().equals(member));
        }
    }

    /** Orders of lists; where it says nothing, the reading does. */
    public enum Order {
        READING,
        /** The most urgent first. */
        GROUP,
        /** Who is under protection comes last, unless the asker sees where they live. */
        DISTRICT,
        /** Who has none first. */
        PLAN
    }

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
        this(terms, group, district, lifecycle, hasPlan, flooded, Optional.empty(), Order.READING, Set.of());
    }

    /** The same, which these people answer too. */
    public SearchQuestion or(Set<PersonId> some) {
        return new SearchQuestion(terms, group, district, lifecycle, hasPlan, flooded, inCharge, order, some);
    }

    /** The same of those for whom somebody answers. */
    public SearchQuestion of(Optional<InCharge> who) {
        return new SearchQuestion(terms, group, district, lifecycle, hasPlan, flooded, who, order, others);
    }

    /** The same in another order. */
    public SearchQuestion by(Order other) {
        return new SearchQuestion(terms, group, district, lifecycle, hasPlan, flooded, inCharge, other, others);
    }

    /** What a person typed: terms stand apart by spaces. */
    public static List<String> terms(String typed) {
        return Stream.of(typed.split("[\\s\\u3000]+"))
                .map(SearchKey::of)
                .filter(term -> !term.isEmpty())
                .toList();
    }
}
