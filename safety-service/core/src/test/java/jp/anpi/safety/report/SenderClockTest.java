package jp.anpi.safety.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.anpi.safety.building.AReport;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.ReportMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderClockTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T02:00:00Z");

    @Test
    void pitfall10AClockThatIsTwoHoursFastIsTakenBackTwoHours() {
        Instant sentAt = RECEIVED.plus(Duration.ofHours(2));
        SenderClock clock = SenderClock.at(Optional.of(sentAt), RECEIVED);
        assertThat(clock.error()).isEqualTo(Duration.ofHours(2));
        assertThat(clock.correct(sentAt.minusSeconds(600)))
                .isEqualTo(new SenderClock.Corrected(RECEIVED.minusSeconds(600), Set.of()));
    }

    @Test
    void aSlowClockIsTakenForwardAndAnOfflineQueueKeepsItsAges() {
        Instant sentAt = RECEIVED.minus(Duration.ofDays(400));
        SenderClock clock = SenderClock.at(Optional.of(sentAt), RECEIVED);
        assertThat(clock.correct(sentAt.minus(Duration.ofHours(5))).at())
                .isEqualTo(RECEIVED.minus(Duration.ofHours(5)));
    }

    @Test
    void aRangeEndsAtTheArrivalAndWhatIsUnknownMayBeAnyMomentUntilThen() {
        SenderClock clock = SenderClock.at(Optional.of(RECEIVED.plusSeconds(60)), RECEIVED);
        Instant hourAgo = RECEIVED.minus(Duration.ofHours(1));
        assertThat(clock.seen(new Observed.Between(hourAgo.plusSeconds(60), RECEIVED.plus(Duration.ofHours(9)))))
                .isEqualTo(new SenderClock.Seen(
                        Optional.of(hourAgo), Optional.of(RECEIVED), Set.of(ReportMark.OBSERVED_RANGE)));
        assertThat(clock.seen(new Observed.Unknown()))
                .isEqualTo(new SenderClock.Seen(
                        Optional.empty(), Optional.of(RECEIVED), Set.of(ReportMark.OBSERVED_UNKNOWN)));
        assertThat(clock.seen(new Observed.At(hourAgo.plusSeconds(60))))
                .isEqualTo(new SenderClock.Seen(Optional.of(hourAgo), Optional.empty(), Set.of()));
        assertThat(clock.seen(
                        new Observed.Between(RECEIVED.plus(Duration.ofDays(1)), RECEIVED.plus(Duration.ofDays(2)))))
                .isEqualTo(new SenderClock.Seen(
                        Optional.of(RECEIVED), Optional.empty(), Set.of(ReportMark.CLOCK_DOUBTFUL)));
    }

    @ParameterizedTest
    @CsvSource({"299999, false", "300000, false", "300001, true", "31536000000, true"})
    void moreThanFiveMinutesAheadBecomesTheArrivalAndIsMarked(long millisAhead, boolean doubtful) {
        var corrected = SenderClock.at(Optional.empty(), RECEIVED).correct(RECEIVED.plusMillis(millisAhead));
        assertThat(corrected.marks()).isEqualTo(doubtful ? Set.of(ReportMark.CLOCK_DOUBTFUL) : Set.of());
        assertThat(corrected.at()).isEqualTo(doubtful ? RECEIVED : RECEIVED.plusMillis(millisAhead));
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void noClockValueFails(Instant sendersTime) {
        assertThat(SenderClock.at(Optional.of(sendersTime), RECEIVED)
                        .correct(sendersTime)
                        .at())
                .isEqualTo(RECEIVED);
        assertThat(SenderClock.at(Optional.empty(), RECEIVED)
                        .correct(sendersTime)
                        .at())
                .isBeforeOrEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({"1, -60, -60", "60, -60, -3600", "1, 600, 0", "1, -99999999999, 0"})
    void aPlacesOwnTimeMovesWithTheReportAndNeverPastTheArrival(double speed, long apart, long expected) {
        Instant observed = RECEIVED.minusSeconds(300);
        Instant asOf = observed.plusSeconds(apart);
        Received received = AReport.of("a").in(PlaceKind.SHELTER, asOf).received(observed, RECEIVED);
        assertThat(received.placeAsOf(speed)).isEqualTo(observed.plusSeconds(expected));
    }
}
