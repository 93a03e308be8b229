package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the button to a whole roster: what is asked first, what is kept meanwhile, what a restart does to it. */
class C02_OpeningTest {

    private final Town town = Town.of(300);
    private World world;
    private Session desk;

    @BeforeEach
    void start() {
        world = World.start();
        world.know(town);
        desk = world.desk();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private String ask() {
        var opened = desk.post(
                "/api/incidents",
                Map.of(
                        "kind",
                        "FLOOD",
                        "mode",
                        "DRILL",
                        "title",
                        "水害の訓練",
                        "onsetAt",
                        world.time().instant().toString(),
                        "area",
                        Map.of("type", "CITY")));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.json().get("roster").get("GENERAL").asInt()).isEqualTo(300);
        return "/api/incidents/" + opened.json().get("id").asString();
    }

    private int onARung(JsonNode board, PriorityGroup group) {
        int waiting = 0;
        for (var rung : board.get("rungs")) {
            waiting += rung.get("groups").path(group.name()).asInt(0);
        }
        return waiting;
    }

    @Test
    void anIncidentIsOpenOnceTheRosterIsWholeAndThoseOnPowerAndTreatmentAreAskedAndSaysHowFarTheOthersAre() {
        String incident = ask();
        Until.holds(
                "it is open",
                () -> desk.get(incident).json().get("state").asString().equals("OPEN"));
        JsonNode facts = desk.get(incident).json();
        facts.get("roster").forEach(people -> assertThat(people.asInt()).isEqualTo(300));
        if (facts.has("asking")) {
            assertThat(facts.get("asking").get("of").asInt()).isEqualTo(4 * 300);
            assertThat(facts.get("asking").get("done").asInt()).isBetween(600, 4 * 300);
        }
        Until.holds("everybody is asked", () -> !desk.get(incident).json().has("asking"));
        Until.holds("the board shows it", () -> {
            var board = desk.get(incident + "/board").json();
            return List.of(PriorityGroup.values()).stream()
                    .allMatch(group -> onARung(board, group) == (group == PriorityGroup.GENERAL ? 0 : 300));
        });
    }

    @Test
    void whatIsReportedWhileItOpensIsKeptAndARestartInTheMiddleGoesOn() {
        String incident = ask();
        var early = List.of(
                town.person(PriorityGroup.GENERAL, 299).id(),
                town.person(PriorityGroup.PUSH_SUPPORT, 0).id());
        early.forEach(person -> assertThat(
                        desk.post(incident + "/reports", Reports.safe(person)).status())
                .isEqualTo(202));
        world = world.restarted();
        desk = world.desk();
        Until.holds("it is open and everybody is asked", () -> {
            var facts = desk.get(incident).json();
            return facts.get("state").asString().equals("OPEN") && !facts.has("asking");
        });
        Until.holds("both reports count", () -> {
            var counts = desk.get(incident + "/board").json().get("counts");
            return counts.get("GENERAL").get("CONFIRMED").asInt() == 1
                    && counts.get("PUSH_SUPPORT").get("CONFIRMED").asInt() == 1;
        });
        var counts = desk.get(incident + "/board").json().get("counts");
        for (var group : PriorityGroup.values()) {
            var count = counts.get(group.name());
            assertThat(count.get("total").asInt()).isEqualTo(300);
            assertThat(count.get("NEEDS_HELP").asInt()
                            + count.get("CONFIRMED").asInt()
                            + count.get("TRYING").asInt()
                            + count.get("SILENT").asInt())
                    .isEqualTo(300);
        }
    }
}
