package jp.anpi.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.schedule.Coverage.Known;
import jp.anpi.registry.schedule.Coverage.Somebody;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void pitfall23SomebodyOnAVentilatorWhomOnlyTheExchangeKnowsIsNotWhollyKnown() {
        assertThat(Coverage.of(new Somebody(PriorityGroup.PUSH_SUPPORT, true, false, false)))
                .isEqualTo(Known.CARE_INSURANCE_ONLY);
        assertThat(Coverage.of(new Somebody(PriorityGroup.PUSH_SUPPORT, true, true, false)))
                .isEqualTo(Known.WHOLE);
        assertThat(Coverage.of(new Somebody(PriorityGroup.CARE_CONSIDERATION, true, false, false)))
                .isEqualTo(Known.WHOLE);
        assertThat(Coverage.of(new Somebody(PriorityGroup.PUSH_SUPPORT, false, true, false)))
                .isEqualTo(Known.BY_HAND);
        assertThat(Coverage.of(new Somebody(PriorityGroup.PUSH_SUPPORT, false, false, true)))
                .as("nobody wrote the nurse down")
                .isEqualTo(Known.LAST_MONTH);
        assertThat(Coverage.of(new Somebody(PriorityGroup.GENERAL, false, false, false)))
                .isEqualTo(Known.NOTHING);
    }

    @Test
    void pitfall23CoverageIsShownPerGroupWithItsDenominator() {
        var coverage = Coverage.count(List.of(
                new Somebody(PriorityGroup.PUSH_SUPPORT, true, false, false),
                new Somebody(PriorityGroup.PUSH_SUPPORT, false, false, false),
                new Somebody(PriorityGroup.PUSH_SUPPORT, false, false, false)));
        assertThat(coverage.groups()).hasSize(5);
        assertThat(coverage.groups().getFirst())
                .isEqualTo(new Coverage.OfGroup(
                        PriorityGroup.PUSH_SUPPORT, 3, Map.of(Known.CARE_INSURANCE_ONLY, 1, Known.NOTHING, 2)));
        assertThat(coverage.groups().getFirst().percent()).isEqualTo(33);
        assertThat(coverage.groups().getLast().percent()).isEqualTo(100);
    }
}
