package jp.anpi.registry.particulars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Lifecycle;
import org.junit.jupiter.api.Test;

class LifeSpanTest {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Test
    void aHistoryBeginsWithWhatHeldBeforeAnybodyNotedAnything() {
        assertThat(LifeSpan.then(List.of(), Lifecycle.AT_HOME, Lifecycle.IN_HOSPITAL, MAY))
                .containsExactly(
                        new LifeSpan(Lifecycle.AT_HOME, Optional.empty(), Optional.of(MAY)),
                        new LifeSpan(Lifecycle.IN_HOSPITAL, Optional.of(MAY), Optional.empty()));
    }

    @Test
    void whereSomebodyWasOnADayIsToldByTheirHistoryAndOtherwiseByWhereTheyAre() {
        var inHospital = LifeSpan.then(List.of(), Lifecycle.AT_HOME, Lifecycle.IN_HOSPITAL, MAY);
        assertThat(LifeSpan.on(MAY.minusDays(1), inHospital, Lifecycle.IN_HOSPITAL)
                        .life())
                .isEqualTo(Lifecycle.AT_HOME);
        assertThat(LifeSpan.on(MAY, inHospital, Lifecycle.IN_HOSPITAL).from()).contains(MAY);
        assertThat(LifeSpan.on(MAY, List.of(), Lifecycle.DIED).life()).isEqualTo(Lifecycle.DIED);
    }

    @Test
    void whoIsNotedAsDeadSinceADayWasAtHomeTheDayBefore() {
        var died = List.of(new LifeSpan(Lifecycle.DIED, Optional.of(JUNE), Optional.empty()));
        assertThat(LifeSpan.on(JUNE.minusDays(1), died, Lifecycle.DIED).life()).isEqualTo(Lifecycle.AT_HOME);
        assertThat(LifeSpan.on(JUNE, died, Lifecycle.DIED).life()).isEqualTo(Lifecycle.DIED);
    }

    @Test
    void whatFollowsEndsWhatWasAndSayingItAgainAddsNothing() {
        var inHospital = LifeSpan.then(List.of(), Lifecycle.AT_HOME, Lifecycle.IN_HOSPITAL, MAY);
        var home = LifeSpan.then(inHospital, Lifecycle.IN_HOSPITAL, Lifecycle.AT_HOME, JUNE);

        assertThat(home)
                .hasSize(3)
                .extracting(LifeSpan::to)
                .containsExactly(Optional.of(MAY), Optional.of(JUNE), Optional.empty());
        assertThat(LifeSpan.then(home, Lifecycle.AT_HOME, Lifecycle.AT_HOME, JUNE))
                .isEqualTo(home);
        assertThat(LifeSpan.then(home, Lifecycle.IN_HOSPITAL, Lifecycle.AT_HOME, JUNE))
                .as("after a crash between two notes")
                .isEqualTo(home);
    }

    @Test
    void aDayBeforeTheLastChangeDoesNotTurnTimeAround() {
        var inHospital = LifeSpan.then(List.of(), Lifecycle.AT_HOME, Lifecycle.IN_HOSPITAL, JUNE);
        assertThat(LifeSpan.then(inHospital, Lifecycle.IN_HOSPITAL, Lifecycle.DIED, MAY)
                        .getLast())
                .isEqualTo(new LifeSpan(Lifecycle.DIED, Optional.of(JUNE), Optional.empty()));
    }

    @Test
    void aHistoryStaysBounded() {
        List<LifeSpan> history = List.of();
        for (int i = 0; i < 200; i++) {
            boolean out = i % 2 == 0;
            history = LifeSpan.then(
                    history,
                    out ? Lifecycle.AT_HOME : Lifecycle.IN_HOSPITAL,
                    out ? Lifecycle.IN_HOSPITAL : Lifecycle.AT_HOME,
                    MAY.plusDays(i));
        }
        assertThat(history).hasSize(50);
        assertThat(history.getLast().from()).contains(MAY.plusDays(199));
    }
}
