package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A table that wants the word of two: one answer asks the next at once, and only a second person's confirms. */
class B03_TwoWordsTest {

    private final Town town = Town.of(1);
    private final PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();

    /** The first group wants two answers, the others are asked as little as can be. */
    private static String[] table() {
        String policy = "--anpi.ladder.policies[0].";
        String first = policy + "groups.PUSH_SUPPORT.";
        List<String> options = new ArrayList<>(List.of(
                policy + "name=two-words",
                first + "rungs[0].roles=MEDICAL_VISITOR",
                first + "rungs[0].patience=20m",
                first + "rungs[1].roles=CARE_MANAGER",
                first + "rungs[1].patience=20m",
                first + "confirmed-for=6h",
                first + "recheck=true",
                first + "demands=DIRECT",
                first + "answers=2"));
        for (PriorityGroup group : PriorityGroup.values()) {
            if (group != PriorityGroup.PUSH_SUPPORT) {
                options.add(policy + "groups." + group + ".rungs[0].roles=CARE_MANAGER");
                options.add(policy + "groups." + group + ".rungs[0].patience=2h");
            }
        }
        return options.toArray(String[]::new);
    }

    @Test
    void theSecondWordConfirmsAndTheFirstAsksForIt() {
        try (World world = World.start(table())) {
            world.know(town);
            var desk = world.desk();
            String incident = desk.open(Map.of());
            String checks = "/api/incidents/" + incident + "/checks/" + person;
            Until.holds("the nurse is asked", () -> asked(desk, checks).equals("[\"田中 看\"]"));
            var nurse = world.signIn(
                    "visit-001",
                    Role.MEDICAL_VISITOR,
                    Optional.of(town.nurse().id()),
                    Optional.of(town.nurse().office()));
            var manager = world.signIn(
                    "care-001",
                    Role.CARE_MANAGER,
                    Optional.of(town.firstCareManager().id()),
                    Optional.of(town.firstCareManager().office()));

            says(world, nurse, incident, "VISITING_NURSE");
            Until.holds(
                    "the care manager is asked next", () -> asked(desk, checks).equals("[\"佐藤 花\"]"));
            JsonNode detail = desk.get(checks).json();
            assertThat(detail.get("check").get("state").asString()).isEqualTo("SILENT");
            assertThat(detail.get("explanation").get("ja").asString()).contains("もう一人の確認が必要なため");
            assertThat(detail.get("explanation").get("en").asString()).contains("a second word is wanted");

            world.time().forward("1m");
            says(world, nurse, incident, "VISITING_NURSE");
            Until.holds(
                    "the second report is folded",
                    () -> Instant.parse(desk.get(checks)
                                    .json()
                                    .get("check")
                                    .get("lastReportAt")
                                    .asString())
                            .equals(world.time().instant()));
            assertThat(desk.get(checks).json().get("check").get("state").asString())
                    .as("the same person twice is one word")
                    .isEqualTo("SILENT");

            says(world, manager, incident, "CARE_MANAGER");
            Until.holds(
                    "two people have said so",
                    () -> desk.get(checks)
                            .json()
                            .get("check")
                            .get("state")
                            .asString()
                            .equals("CONFIRMED"));
        }
    }

    private static String asked(Session desk, String checks) {
        return desk.get(checks).json().get("check").path("asked").path("who").toString();
    }

    private void says(World world, Session who, String incident, String source) {
        var report = Reports.with(Reports.safe(person), "source", source);
        var answer = who.post(
                "/api/incidents/" + incident + "/reports",
                Reports.with(report, "observedAt", world.time().instant().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }
}
