package jp.anpi.safety.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void whatIsTooMuchWaitsForTheEndOfItsHourAndHoldsUpNobodyElse() {
        Instant now = Instant.parse("2026-11-20T00:00:00Z");
        var budget = new Budget<String>(2);
        assertThat(budget.take("a", now)).isEmpty();
        assertThat(budget.take("a", now.plusSeconds(60))).isEmpty();
        assertThat(budget.take("a", now.plusSeconds(120))).contains(Duration.ofMinutes(58));
        assertThat(budget.take("b", now.plusSeconds(120))).isEmpty();
        assertThat(budget.take("a", now.plus(Budget.WITHIN))).isEmpty();
    }
}
