package jp.anpi.registry.group;

import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * One named rule of the table: the group it leads to, and the need that makes it apply.
 *
 * @param because the deciding need as one Japanese sentence, or empty when the rule does not apply
 */
public record GroupRule(String name, PriorityGroup group, Function<Needs, Optional<String>> because) {

    /** The placement with its reason, or empty when the rule does not apply. */
    public Optional<GroupPlacement> place(Needs needs) {
        return because.apply(needs).map(reason -> new GroupPlacement(group, reason, false));
    }
}
