package jp.anpi.safety.matching;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.UnmatchedState.Urgency;

/**
 * How soon somebody has to look at a report about nobody known. Who it is about would tell whether power or care is life
 * to them; until that is known it is taken to be.
 */
public final class UrgencyRule {

    private static final Set<NeedKind> LIFE =
            EnumSet.of(NeedKind.RESCUE, NeedKind.POWER, NeedKind.OXYGEN, NeedKind.SUCTION_CARE);

    private UrgencyRule() {}

    /** @param needs as stated, NONE may be among them */
    public static Urgency of(Set<NeedKind> needs, Condition condition) {
        boolean dying = condition == Condition.SERIOUS_INJURY || condition == Condition.DEAD;
        if (dying || !Collections.disjoint(needs, LIFE)) {
            return Urgency.DANGER;
        }
        boolean other = needs.stream().anyMatch(need -> need != NeedKind.NONE);
        return other || condition == Condition.UNWELL ? Urgency.NEEDS : Urgency.NEWS;
    }
}
