package jp.anpi.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.anpi.notifier.Questions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentFactsTest {

    @ParameterizedTest
    @CsvSource({"1, PT10S", "60, PT10M", "1440, PT4H"})
    void incidentTimeRunsFromTheOnsetAtTheIncidentsSpeed(double speed, Duration passed) {
        var onset = Instant.parse("2026-11-20T05:00:00Z");
        var opened = Instant.parse("2026-11-21T00:00:00Z");
        var facts = new IncidentFacts(Questions.INCIDENT, onset, opened, speed, false);
        assertThat(facts.timeAt(opened.plusSeconds(10))).isEqualTo(onset.plus(passed));
        assertThat(facts.onTheWall(passed)).isEqualTo(Duration.ofSeconds(10));
    }
}
