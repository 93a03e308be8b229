package jp.anpi.registry.particulars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Lifecycle;
import org.junit.jupiter.api.Test;

class DepartureTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Test
    void whoMovedAwayAndThenDiedLeftWhenTheyMoved() {
        var moved = LifeSpan.then(List.of(), Lifecycle.AT_HOME, Lifecycle.MOVED_AWAY, MAY);
        assertThat(Departure.of(LifeSpan.then(moved, Lifecycle.MOVED_AWAY, Lifecycle.DIED, JUNE)))
                .contains(MAY);
    }

    @Test
    void whoCameBackIsHereAndLeavesOnTheDayOfTheLastLeave() {
        var moved = LifeSpan.then(List.of(), Lifecycle.AT_HOME, Lifecycle.MOVED_AWAY, MAY);
        var back = LifeSpan.then(moved, Lifecycle.MOVED_AWAY, Lifecycle.IN_FACILITY, JUNE);
        assertThat(Departure.of(back)).isEmpty();
        assertThat(Departure.of(LifeSpan.then(back, Lifecycle.IN_FACILITY, Lifecycle.DIED, JUNE.plusDays(3))))
                .contains(JUNE.plusDays(3));
    }

    @Test
    void aDayThatNobodyNotedIsNone() {
        assertThat(Departure.of(List.of())).isEmpty();
        assertThat(Departure.of(List.of(new LifeSpan(Lifecycle.DIED, Optional.empty(), Optional.empty()))))
                .isEmpty();
    }
}
