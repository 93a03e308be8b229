package jp.anpi.registry.plan;

import java.util.List;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * How many people have a plan, per group with its denominator: nobody is missing from it for want of a plan.
 *
 * @param people everyone in the registry who did not die or move away
 * @param withPlan those of them with a plan
 */
record PlanCounts(long people, long withPlan, List<OfGroup> groups) {

    record OfGroup(PriorityGroup group, long people, long withPlan) {}

    static PlanCounts of(List<OfGroup> groups) {
        return new PlanCounts(
                groups.stream().mapToLong(OfGroup::people).sum(),
                groups.stream().mapToLong(OfGroup::withPlan).sum(),
                groups);
    }
}
