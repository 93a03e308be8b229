package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.Test;

/** Whoever waits for an incident keeps the number of the exchange meanwhile. */
class NumbersInAnIncidentTest extends ExchangeOfATown {

    @Test
    void whoCameByAListThatIsTakenBackDuringAnIncidentKeepsTheNumberUntilNobodyMayAskAboutThemAnyMore() {
        upload("", Map.of(plan(FIRST), row("0000000078", "20261124", "0930", "1630")));
        String taken = list("persons").taken("", HEADINGS + listed("N8,新規 八郎", "122203,0000000078"));
        PersonState was = called("新規 八郎");
        var incident = new RunningIncident(UUID.randomUUID(), Mode.REAL, true);
        tell(incident);

        String waits = text(list("persons").undo(taken).expectStatus().isOk());

        assertThat(JsonPath.<Integer>read(waits, "$.waiting")).isOne();
        assertThat(person(was)).isEqualTo(was);
        assertThat(JsonPath.<Boolean>read(whoHas(was, TUESDAY), "$.monthKnown")).isTrue();

        tell(new RunningIncident(incident.id(), Mode.REAL, false));
        registry.bean(SimTime.class).forward(Duration.ofDays(15));
        desk = registry.calls().signIn("desk");
        list("persons").undo(taken).expectStatus().isOk();
        assertThat(person(was)).isNull();
    }

    private void tell(RunningIncident incident) {
        registry.tell(incident).block(Duration.ofSeconds(10));
    }
}
