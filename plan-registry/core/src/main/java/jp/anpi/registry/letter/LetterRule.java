package jp.anpi.registry.letter;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;

/**
 * Who is newly eligible for the letter that encourages people to make a plan.
 *
 * @param groups who should have a plan
 * @param again after how long somebody who did not answer is written to once more
 */
public record LetterRule(Set<PriorityGroup> groups, Period again) {

    public LetterRule {
        groups = Set.copyOf(groups);
    }

    /** In order, most urgent first. */
    public List<PriorityGroup> groupsInOrder() {
        return List.copyOf(new TreeSet<>(groups));
    }

    /**
     * Whether they are written to: of a group that should have a plan, at home, without a plan that counts, with none being
     * written, who did not say no to one, and not written to lately.
     *
     * @param beingWritten whether there is a draft, or one that waits for the person
     * @param last day of the last letter
     */
    public boolean writesTo(PersonState person, boolean beingWritten, Optional<LocalDate> last, LocalDate today) {
        return groups.contains(person.placement().group())
                && person.lifecycle() == Lifecycle.AT_HOME
                && !person.hasPlan()
                && !person.wantsNoPlan()
                && !beingWritten
                && last.map(day -> !today.isBefore(day.plus(again))).orElse(true);
    }
}
