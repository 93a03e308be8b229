package jp.anpi.registry.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private final AtomicLong now = new AtomicLong();
    private final Budgets budgets = new Budgets(10, 100, now::get);

    @Test
    void aBurstIsLetThroughAndThenTheSteadyRate() {
        for (int i = 0; i < 100; i++) {
            assertThat(budgets.take("phone")).isEmpty();
        }
        assertThat(budgets.take("phone"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofMillis(100)));
        for (int tenth = 0; tenth < 50; tenth++) {
            now.addAndGet(100_000_000);
            assertThat(budgets.take("phone")).isEmpty();
            assertThat(budgets.take("phone")).isPresent();
        }
    }

    @Test
    void oneWhoAsksTooOftenTakesNothingFromTheOthers() {
        for (int i = 0; i < 10_000; i++) {
            budgets.take("flood");
        }

        assertThat(budgets.take("phone")).isEmpty();
    }

    @Test
    void whoeverKeepsAskingIsLetInAsSoonAsThereIsRoom() {
        for (int i = 0; i < 5_000; i++) {
            budgets.take("eager");
        }
        now.addAndGet(150_000_000);

        assertThat(budgets.take("eager")).isEmpty();
    }

    @Test
    void whoeverHasBeenQuietIsForgottenWhenManyAsk() {
        for (int i = 0; i < 60_000; i++) {
            now.addAndGet(1_000_000);
            budgets.take("address " + i);
        }

        assertThat(budgets.remembered()).isLessThan(20_000);
    }
}
