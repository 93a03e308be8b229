package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Test;

/** What waits for a match, and what was decided, outlives the process. */
class E02_ReconciliationAfterRestartTest {

    private final PersonState early =
            Somebody.named("髙橋　正男", "タカハシ　マサオ", LocalDate.of(1938, 2, 1), "みなせ市北2丁目3番4号", false);
    private final PersonState late = Somebody.named("﨑山　次郎", "サキヤマ　ジロウ", LocalDate.of(1971, 3, 3), "みなせ市東9番9号", false);

    @Test
    void theRegisterIsReadAgainAndReportsGoOnBeingLinked() {
        Town town = Town.of(2);
        List<PersonState> people = new ArrayList<>(town.people());
        people.addAll(List.of(early, late));
        World world = World.start();
        try {
            world.know(new Town(town.districts(), town.offices(), town.members(), people));
            var desk = world.desk();
            String incident = desk.open(Map.of());
            String report = send(desk, incident, early);
            Until.holds("it is linked", () -> linksOf(desk, incident, early) == 1);

            world = world.restarted();
            var after = world.desk();
            assertThat(after.get("/api/incidents/" + incident + "/unmatched/" + report)
                            .json()
                            .get("linkedTo")
                            .asString())
                    .isEqualTo(early.id().toString());
            send(after, incident, late);
            Until.holds("it is linked by the register read back", () -> linksOf(after, incident, late) == 1);
            assertThat(linksOf(after, incident, early)).as("once for ever").isEqualTo(1);
        } finally {
            world.close();
        }
    }

    private static String send(Session desk, String incident, PersonState person) {
        var report = Somebody.reported(person);
        var answer = desk.post("/api/incidents/" + incident + "/reports", report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return (String) report.get("id");
    }

    private static int linksOf(Session desk, String incident, PersonState person) {
        return desk.get("/api/incidents/" + incident + "/checks/" + person.id())
                .json()
                .get("decisions")
                .size();
    }
}
