package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.contract.IncidentId;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private final Incidents incidents = new Incidents(new Policies(List.of(Policy.STANDARD)), AnIncident.ZONE);

    @Test
    void whileTheLogIsStillReadASenderIsToldToComeAgainRatherThanThatThereIsNoSuchIncident() {
        String unknown = IncidentId.random().toString();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incidents.get(unknown))
                .matches(refused -> refused.problem().retryAfter().isPresent());
        incidents.complete();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incidents.get(unknown))
                .matches(refused -> refused.problem().kind() == IncidentProblem.UNKNOWN_INCIDENT);
    }
}
