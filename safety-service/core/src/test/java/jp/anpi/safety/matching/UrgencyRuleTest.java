package jp.anpi.safety.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.UnmatchedState.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UrgencyRuleTest {

    @ParameterizedTest
    @EnumSource(
            value = NeedKind.class,
            names = {"RESCUE", "POWER", "OXYGEN", "SUCTION_CARE"})
    void whatALifeMayDependOnIsDangerAsLongAsNobodyKnowsWhoseLifeItIs(NeedKind need) {
        assertThat(UrgencyRule.of(Set.of(need), Condition.SAFE)).isEqualTo(Urgency.DANGER);
    }

    @Test
    void pitfall37ANeedIsACodeAndMakesTheReportUrgentWhateverTheConditionSays() {
        assertThat(UrgencyRule.of(Set.of(NeedKind.MEDICINE), Condition.SAFE)).isEqualTo(Urgency.NEEDS);
        assertThat(UrgencyRule.of(Set.of(NeedKind.NONE), Condition.UNWELL)).isEqualTo(Urgency.NEEDS);
        assertThat(UrgencyRule.of(Set.of(), Condition.SERIOUS_INJURY)).isEqualTo(Urgency.DANGER);
        assertThat(UrgencyRule.of(Set.of(NeedKind.NONE), Condition.SAFE)).isEqualTo(Urgency.NEWS);
        assertThat(UrgencyRule.of(Set.of(), Condition.UNKNOWN)).isEqualTo(Urgency.NEWS);
    }
}
