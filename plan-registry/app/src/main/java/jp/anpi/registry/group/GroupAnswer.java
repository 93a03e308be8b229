package jp.anpi.registry.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.GroupPlacement;
import jp.anpi.registry.contract.LifeSupport;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * A person's group and all that decides it.
 *
 * @param version of the person, to be sent back with a change
 * @param computed what the table says, also while an override counts
 * @param rules every rule of the table that applies, the deciding one first
 * @param requirements absent until they are recorded for the first time
 * @param careExpired whether the care certificate ran out; its level counts on until somebody corrects it
 * @param earlier what was set by hand before, the newest first
 * @param hasPlan a badge, never a reason to be in a group or not
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record GroupAnswer(
        PersonId personId,
        long version,
        GroupPlacement placement,
        GroupPlacement computed,
        List<Rule> rules,
        Optional<Requirements> requirements,
        boolean careExpired,
        LifeSupport lifeSupport,
        Optional<ByHand> override,
        List<Earlier> earlier,
        Optional<LocalDate> nextChange,
        boolean hasPlan) {

    record Rule(String name, PriorityGroup group, String because) {}

    /** @param inForce false once its last day is over */
    record ByHand(PriorityGroup group, String reason, String by, Instant at, LocalDate until, boolean inForce) {}

    /** @param endedBy who set another group or lifted this one */
    record Earlier(
            PriorityGroup group,
            String reason,
            String by,
            Instant at,
            LocalDate until,
            String endedBy,
            Instant endedAt) {}

    static GroupAnswer of(Groups.Shown shown, LocalDate today) {
        GroupRecord entry = shown.entry();
        Placing placing = shown.placing();
        return new GroupAnswer(
                shown.person().id(),
                shown.person().version(),
                placing.inForce(),
                placing.computed(),
                placing.applying().stream()
                        .map(rule -> new Rule(
                                rule.rule(),
                                rule.placement().group(),
                                rule.placement().because()))
                        .toList(),
                entry.requirements(),
                entry.requirements()
                        .flatMap(Requirements::careValidTo)
                        .filter(today::isAfter)
                        .isPresent(),
                shown.person().lifeSupport(),
                entry.override()
                        .map(set -> new ByHand(
                                set.group(), set.reason(), set.byName(), set.at(), set.until(), set.holdsOn(today))),
                entry.earlier().stream()
                        .map(one -> new Earlier(
                                one.set().group(),
                                one.set().reason(),
                                one.set().byName(),
                                one.set().at(),
                                one.set().until(),
                                one.byName(),
                                one.at()))
                        .toList(),
                placing.next(),
                shown.person().hasPlan());
    }
}
