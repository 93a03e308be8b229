package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Phones that hear no answer send again, and networks repeat: the long proof that one report stays one report. */
@Tag("long")
class A02_DuplicatesTest {

    private static final int PEOPLE = 400;
    private static final int ROUNDS_EACH = 25;
    private static final int AT_ONCE = 4;

    @Test
    void tenThousandTimesFourSimultaneousIdenticalReportsAreOneReceiptAndOneAttemptEach() {
        Town town = Town.of(PEOPLE);
        try (World world = World.start()) {
            world.know(town);
            Session desk = world.desk();
            String incident = "/api/incidents/" + desk.open(Map.of());
            Map<PersonId, List<String>> sent = new LinkedHashMap<>();
            for (int number = 0; number < PEOPLE; number++) {
                PersonId person = town.person(PriorityGroup.GENERAL, number).id();
                sent.put(
                        person,
                        Stream.generate(() -> fourTimesAtOnce(desk, incident, person))
                                .limit(ROUNDS_EACH)
                                .toList());
            }
            sent.forEach((person, ids) -> {
                Until.holds(
                        "all are folded",
                        () -> ids(desk, incident, person, "attempts", "report").size() >= ids.size());
                assertThat(ids(desk, incident, person, "attempts", "report"))
                        .as("attempts, each once")
                        .containsExactlyInAnyOrderElementsOf(ids);
                assertThat(ids(desk, incident, person, "reports", "id"))
                        .as("reports, each once")
                        .containsExactlyInAnyOrderElementsOf(ids);
            });
        }
    }

    /** Answers the id under which all four were accepted with one receipt. */
    private static String fourTimesAtOnce(Session desk, String incident, PersonId person) {
        Map<String, Object> report = Reports.with(
                Reports.with(Reports.with(Reports.safe(person), "contact", "UNREACHABLE"), "condition", "UNKNOWN"),
                "source",
                "FAMILY");
        byte[] bytes = Reports.bytes(report);
        var together = IntStream.range(0, AT_ONCE)
                .mapToObj(_ -> desk.postSoon(incident + "/reports", bytes))
                .toList();
        var answers = together.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Session.Answer::status).containsOnly(202);
        assertThat(answers)
                .extracting(answer -> answer.json().get("signature").asString())
                .as("one receipt")
                .containsOnly(answers.getFirst().json().get("signature").asString());
        return (String) report.get("id");
    }

    private static List<String> ids(Session desk, String incident, PersonId person, String list, String field) {
        List<String> ids = new ArrayList<>();
        for (JsonNode one : desk.get(incident + "/checks/" + person).json().get(list)) {
            ids.add(one.get(field).asString());
        }
        return ids;
    }
}
