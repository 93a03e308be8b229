package jp.anpi.deploy.drills.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.anpi.deploy.drills.product.Incident;
import jp.anpi.deploy.drills.product.IncidentId;
import org.junit.jupiter.api.Test;

class IncidentClockTest {
    private static final Instant ONSET = Instant.parse("2026-11-05T00:12:00Z");
    private static final Instant WALL = Instant.parse("2026-11-20T10:00:00Z");

    private final IncidentClock clock = IncidentClock.of(
            new Incident(new IncidentId("i"), Incident.State.OPEN, ONSET, ONSET.plusSeconds(120), 60),
            WALL.minusMillis(20),
            WALL.plusMillis(20));

    @Test
    void theAnswerIsTakenToBeFromTheMiddleOfTheCall() {
        assertThat(clock.incidentAt(WALL)).isEqualTo(ONSET.plusSeconds(120));
    }

    @Test
    void aMinuteOfTheIncidentIsASecondOnTheWallAtSpeed60() {
        assertThat(clock.wallAt(Duration.ofMinutes(2))).isEqualTo(WALL);
        assertThat(clock.wallAt(Duration.ofMinutes(3))).isEqualTo(WALL.plusSeconds(1));
        assertThat(clock.wallAt(Duration.ofMinutes(1))).isEqualTo(WALL.minusSeconds(1));
        assertThat(clock.sinceOnset(WALL.plusSeconds(58))).isEqualTo(Duration.ofHours(1));
    }
}
