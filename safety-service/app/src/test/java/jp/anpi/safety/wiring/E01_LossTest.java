package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to reports while the log or the store is away. */
class E01_LossTest {

    private final Town town = Town.of(2);
    private World world;
    private Session desk;
    private String incident;

    @BeforeEach
    void openAnIncident() {
        world = World.startWithCable("--anpi.report.spool-within=2s");
        world.know(town);
        desk = world.desk();
        incident = desk.open(Map.of());
    }

    @AfterEach
    void end() {
        world.store().mend();
        world.close();
        world.store().close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private boolean isConfirmed(PersonId person) {
        var answer = desk.get(path("/checks/" + person));
        return answer.status() == 200
                && answer.json().get("check").get("state").asString().equals("CONFIRMED");
    }

    @Test
    void whileTheLogIsDownReportsSpoolAndAreFoldedOnceItIsBackWithTheSameReceipt() {
        PersonId person = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        byte[] report = Reports.bytes(Reports.safe(person));
        world.closeLog();
        var spooled = desk.post(path("/reports"), "application/json", report);
        assertThat(spooled.status()).as(spooled.body()).isEqualTo(202);
        assertThat(isConfirmed(person)).isFalse();
        assertThat(desk.post("/api/receipts/verify", World.JSON.readValue(spooled.body(), Map.class))
                        .json()
                        .get("report")
                        .asString())
                .isEqualTo("SPOOLED");
        world.openLog();
        Until.holds("the relay brings it in", () -> isConfirmed(person));
        var again = desk.post(path("/reports"), "application/json", report);
        assertThat(again.json().get("signature")).isEqualTo(spooled.json().get("signature"));
        Until.holds(
                "nothing is left in the spool",
                () -> desk.post("/api/receipts/verify", World.JSON.readValue(spooled.body(), Map.class))
                        .json()
                        .get("report")
                        .asString()
                        .equals("STORED"));
        assertThat(desk.get(path("/checks/" + person)).json().get("reports")).hasSize(1);
    }

    @Test
    void whatWasSpooledBeforeARestartIsFoldedAfterIt() {
        PersonId person = town.person(PriorityGroup.GENERAL, 0).id();
        world.closeLog();
        assertThat(desk.post(path("/reports"), Reports.safe(person)).status()).isEqualTo(202);
        world.openLog();
        world = world.restarted();
        desk = world.desk();
        Until.holds("the relay brings it in", () -> isConfirmed(person));
    }

    @Test
    void whenLogAndStoreAreBothDownTheSenderIsToldToKeepTheReport() {
        PersonId person = town.person(PriorityGroup.GENERAL, 1).id();
        byte[] report = Reports.bytes(Reports.safe(person));
        world.closeLog();
        world.store().cut();
        var refused = desk.post(path("/reports"), "application/json", report);
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().get("retry-after")).isNotEmpty();
        world.store().mend();
        world.openLog();
        Until.holds(
                "a later try is accepted",
                () -> desk.post(path("/reports"), "application/json", report).status() == 202);
        Until.holds("it counts", () -> isConfirmed(person));
    }

    @Test
    void whileTheStoreIsAwayReportsAreAcceptedAndFoldedLater() {
        PersonId person = town.person(PriorityGroup.GENERAL, 1).id();
        world.store().cut();
        var accepted = desk.post(path("/reports"), Reports.safe(person));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        assertThat(desk.get(path("/checks/" + person)).status())
                .as("what needs the store says so")
                .isEqualTo(503);
        world.store().mend();
        Until.holds("it counts", () -> isConfirmed(person));
    }
}
