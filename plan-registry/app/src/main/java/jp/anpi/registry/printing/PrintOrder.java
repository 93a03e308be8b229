package jp.anpi.registry.printing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;

/**
 * What is to be printed of whom.
 *
 * @param reader what the file may show is what this role may take away
 */
record PrintOrder(Kind kind, Set<PriorityGroup> groups, Optional<DistrictId> district, Role reader) {

    /** What there is on paper. */
    enum Kind {
        /** Plans that count. */
        PLANS("個別避難計画"),
        /** The list for the safe, by who checks on the person. */
        BY_CHECKER("安否確認名簿（確認者別）"),
        /** The list for the safe, by district. */
        BY_DISTRICT("安否確認名簿（地区別）");

        private final String japanese;

        Kind(String japanese) {
            this.japanese = japanese;
        }

        String japanese() {
            return japanese;
        }
    }

    PrintOrder {
        groups = Set.copyOf(groups);
    }

    Sight sight() {
        return Disclosure.sight(reader, Purpose.TAKE_AWAY);
    }

    /** In the order in which they are printed. */
    List<PriorityGroup> groupsInOrder() {
        return List.copyOf(new TreeSet<>(groups));
    }

    /** Nobody looks for people who moved away or died; of whom it may not be told where they live, no district's list is. */
    boolean takes(PersonState person) {
        boolean there = switch (person.lifecycle()) {
            case AT_HOME, IN_HOSPITAL, IN_FACILITY -> true;
            case MOVED_AWAY, DIED -> false;
        };
        return there
                && (kind != Kind.PLANS || person.hasPlan())
                && district.map(one -> one.equals(person.home().district()) && sight().home(person.home()))
                        .orElse(true);
    }
}
