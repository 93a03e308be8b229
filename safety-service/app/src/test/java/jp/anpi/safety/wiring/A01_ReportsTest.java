package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The way of a report from a phone to the lists. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A01_ReportsTest {

    private final Town town = Town.of(4);
    private World world;
    private World.Session desk;
    private World.Session care;
    private String incident;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        var manager = town.firstCareManager();
        care = world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        incident = desk.open(Map.of());
    }

    @AfterAll
    void end() {
        world.close();
    }

    static Map<String, Object> safe(PersonId person) {
        Map<String, Object> report = new HashMap<>();
        report.put("id", UUID.randomUUID().toString());
        report.put("personId", person.toString());
        report.put("contact", "REACHED");
        report.put("evidence", "DIRECT");
        report.put("condition", "SAFE");
        report.put("place", Map.of("kind", "HOME"));
        report.put("needs", java.util.List.of(Map.of("kind", "NONE")));
        report.put("source", "CARE_MANAGER");
        report.put("observedAt", "2026-11-20T09:00:00+09:00");
        return report;
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private Optional<String> stateOf(PersonId person) {
        for (var item : desk.get(path("/checks?limit=1000")).json().get("items")) {
            if (item.get("personId").asString().equals(person.toString())) {
                return Optional.of(item.get("state").asString());
            }
        }
        return Optional.empty();
    }

    @Test
    void aReportedPersonIsConfirmedInTheLists() {
        PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        assertThat(stateOf(person)).contains("SILENT");
        var answer = care.post(path("/reports"), safe(person));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("signature").asString()).hasSize(64);
        Until.holds("the person is confirmed", () -> stateOf(person).equals(Optional.of("CONFIRMED")));
    }

    @Test
    void everybodyOfTheRosterIsListedWhetherAskedOrBare() {
        var items = desk.get(path("/checks?limit=1000")).json().get("items");
        assertThat(items.size()).isEqualTo(town.people().size());
    }
}
