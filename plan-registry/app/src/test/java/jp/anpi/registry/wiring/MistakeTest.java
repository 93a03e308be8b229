package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.person.ListNumbers;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Somebody who was entered by mistake is erased, by whom that is given to and while it harms nobody. */
class MistakeTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static Calls calls;
    private static String restricted;

    @BeforeAll
    static void start() {
        calls = registry.calls();
        restricted = calls.signIn("restricted");
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> calls.send(restricted, HttpMethod.POST, "/api/persons/search", Map.of("limit", 1))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
    }

    @Test
    void whoWasEnteredByMistakeIsErasedAndTheirNumberIsFree() {
        String person = entered("誤登録 太郎", "77001");
        assertThat(erased(restricted, person, Map.of("version", 1)))
                .as("a reason is said")
                .isEqualTo(422);
        assertThat(erased(restricted, person, Map.of("version", 9, "reason", "別の市の人")))
                .isEqualTo(409);
        assertThat(erased(calls.signIn("desk"), person, Map.of("version", 1, "reason", "別の市の人")))
                .isEqualTo(403);

        assertThat(erased(restricted, person, Map.of("version", 1, "reason", "別の市の人")))
                .isEqualTo(204);

        calls.ask("/api/persons/" + person, restricted).expectStatus().isNotFound();
        assertThat(erased(restricted, person, Map.of("version", 1, "reason", "別の市の人")))
                .isEqualTo(404);
        String seen = calls.body("/api/audit/registry/persons/" + person, calls.signIn("admin"));
        assertThat(JsonPath.<List<String>>read(seen, "$.items[?(@.act == 'CHANGE')].details.at.reason"))
                .as("who did it and why stays")
                .containsExactly("別の市の人");
        assertThat(entered("正しい 花子", "77001")).isNotEqualTo(person);
    }

    @Test
    void nobodyIsErasedWhileAnIncidentRuns() {
        String person = entered("誤登録 次郎", "77002");
        var incident = new RunningIncident(UUID.randomUUID(), Mode.DRILL, true);
        tell(incident);
        assertThat(erased(restricted, person, Map.of("version", 1, "reason", "二重")))
                .isEqualTo(409);

        tell(new RunningIncident(incident.id(), Mode.DRILL, false));
        assertThat(erased(restricted, person, Map.of("version", 1, "reason", "二重")))
                .isEqualTo(204);
    }

    @Test
    void nobodyIsErasedWhosePlanCounts() {
        String planned = JsonPath.<List<String>>read(
                        calls.body("/api/persons?group=PUSH_SUPPORT&limit=100", restricted),
                        "$.items[?(@.hasPlan == true)].id")
                .getFirst();
        int version = JsonPath.read(calls.body("/api/persons/" + planned, restricted), "$.version");
        assertThat(erased(restricted, planned, Map.of("version", version, "reason", "二重")))
                .isEqualTo(409);
        calls.ask("/api/persons/" + planned, restricted).expectStatus().isOk();
    }

    @Test
    void aNumberThatWasKeptForSomebodyWhoWasNeverStoredMayBeGiven() {
        var numbers = registry.bean(ListNumbers.class);
        numbers.reserve(PersonId.random(), "77031").block(Duration.ofSeconds(10));

        entered("番号 花子", "77031");

        assertThat(numbers.reserve(PersonId.random(), "77031").block(Duration.ofSeconds(10)))
                .isEqualTo(ListNumbers.Reserved.TAKEN);
    }

    private static void tell(RunningIncident incident) {
        registry.bean(EventLog.class)
                .append(RegistryTopics.INCIDENT, RecordKey.of(incident.id()), incident, EventContext.INSTALLATION)
                .block(Duration.ofSeconds(10));
    }

    private static int erased(String by, String person, Map<String, Object> body) {
        return calls.send(by, HttpMethod.POST, "/api/persons/" + person + "/mistake", body)
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static String entered(String name, String number) {
        String district = JsonPath.read(calls.body("/api/hazards/districts?limit=1", restricted), "$.items[0].id");
        WebTestClient.ResponseSpec made = calls.send(
                restricted,
                HttpMethod.POST,
                "/api/persons?sure=true",
                Map.of(
                        "name",
                        name,
                        "address",
                        "川端9-9",
                        "district",
                        district,
                        "lifecycle",
                        "AT_HOME",
                        "residentNumber",
                        number));
        return JsonPath.read(Calls.text(made.expectStatus().isCreated()), "$.id");
    }
}
