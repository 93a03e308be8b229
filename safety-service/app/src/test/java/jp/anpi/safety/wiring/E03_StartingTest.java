package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers are told while the service starts: a phone gives up a report for good when it is told that somebody is not its client. */
class E03_StartingTest {

    private final Town town = Town.of(2);
    private World world = World.startWithCable();

    @AfterEach
    void end() {
        world.store().mend();
        world.close();
        world.store().close();
    }

    @Test
    void whileItIsNotKnownWhoseClientSomebodyIsNobodyIsRefusedOrShownAnEmptyListButAskedToComeAgain() {
        world.know(town);
        String incident = world.desk().open(Map.of());
        PersonId client = town.person(PriorityGroup.MEDICAL_COORDINATION, 0).id();
        signInTheNurse();
        world.store().hold("roster_people");
        world = world.restarting();
        Session nurse = world.again("nurse");
        Until.holds(
                "it is read who is signed in",
                () -> nurse.get("/api/server-clock").status() == 200);

        assertThat(nurse.get("/api/incidents").status()).isEqualTo(503);
        assertThat(nurse.get("/api/incidents/" + incident + "/tasks").status()).isEqualTo(503);
        byte[] report = Reports.bytes(Reports.safe(client));
        var refused = nurse.post("/api/incidents/" + incident + "/reports", "application/json", report);
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers()).containsKey("retry-after");

        world.store().mend();
        world.ready();

        assertThat(nurse.get("/api/incidents/" + incident + "/tasks").status()).isEqualTo(200);
        assertThat(nurse.post("/api/incidents/" + incident + "/reports", "application/json", report)
                        .status())
                .isEqualTo(202);
    }

    private void signInTheNurse() {
        world.signIn(
                "nurse",
                Role.MEDICAL_VISITOR,
                Optional.of(town.nurse().id()),
                Optional.of(town.nurse().office()));
    }
}
