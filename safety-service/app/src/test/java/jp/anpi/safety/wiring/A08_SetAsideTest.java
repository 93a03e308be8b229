package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.sealing.SealedJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Reports that do not count: a person sets them aside, or they cannot be folded or read; nothing stops for them and none is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class A08_SetAsideTest {

    private final Town town = Town.of(4);
    private World world;
    private Session desk;
    private String incident;
    private Queue queue;

    @BeforeAll
    void openAnIncident() {
        world = World.start();
        world.know(town);
        desk = world.desk();
        incident = desk.open(Map.of());
        queue = new Queue(desk, incident);
    }

    @AfterAll
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private String accepted(Map<String, Object> report) {
        var answer = desk.post(path("/reports"), report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return (String) report.get("id");
    }

    @Test
    void aHumanDecisionOverridesAndIsAFactOfTheCheck() {
        var person = town.person(PriorityGroup.MEDICAL_COORDINATION, 0);
        String id = accepted(Reports.with(Reports.safe(person.id()), "needs", List.of(Map.of("kind", "RESCUE"))));
        Until.holds("danger", () -> isInDanger(person));
        desk.acts(
                judging(person, id, "set-aside"),
                Map.of("reason", "いたずらと判明"),
                "it is no danger any more",
                () -> !isInDanger(person));
        assertThat(queue.remarks(person, id)).contains("SET_ASIDE");
        var decision = queue.detail(person).get("decisions").get(0);
        assertThat(decision.get("kind").asString()).isEqualTo("SET_ASIDE");
        assertThat(decision.get("reason").asString()).isEqualTo("いたずらと判明");
        assertThat(decision.get("by").asString()).isEqualTo("desk");
        desk.acts(judging(person, id, "count"), Map.of(), "it is a danger again", () -> isInDanger(person));
        assertThat(desk.post(judging(person, "nonsense", "count"), Map.of()).status())
                .isEqualTo(404);
    }

    private String judging(PersonState person, String report, String what) {
        return path("/checks/" + person.id() + "/reports/" + report + "/" + what);
    }

    private boolean isInDanger(PersonState person) {
        return queue.detail(person).get("check").get("danger").asBoolean();
    }

    @Test
    void whoeverWasSeenBeforeStaysSeenWhenTheReportThatHadPushedTheOlderOneOutIsSetAside() {
        var person = town.person(PriorityGroup.CARE_CONSIDERATION, 3);
        Instant seen = world.time().instant();
        accepted(Reports.with(Reports.safe(person.id()), "observedAt", seen.toString()));
        String mistaken = accepted(Reports.with(
                Reports.safe(person.id()), "observedAt", seen.plusSeconds(60).toString()));
        List<byte[]> more = new ArrayList<>();
        List<String> wrong = new ArrayList<>(List.of(mistaken));
        for (int i = 0; i < 40; i++) {
            Map<String, Object> hurt = Reports.with(
                    Reports.with(Reports.safe(person.id()), "condition", "UNWELL"),
                    "observedAt",
                    seen.plusSeconds(120 + i).toString());
            wrong.add((String) hurt.get("id"));
            more.add(Reports.bytes(hurt));
        }
        var sent = desk.post(path("/reports"), "application/x-ndjson", Reports.lines(more));
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        Until.holds(
                "all are there",
                () -> queue.detail(person).get("reports").size() == 42
                        && queue.stateOf(person).equals("NEEDS_HELP"));
        for (String id : wrong) {
            desk.acts(
                    judging(person, id, "set-aside"),
                    Map.of(),
                    "it is shown as set aside",
                    () -> queue.remarks(person, id).contains("SET_ASIDE"));
        }
        queue.becomes(person, "CONFIRMED");
        assertThat(confirmedAt(person)).contains(seen);
        desk.acts(
                judging(person, mistaken, "count"),
                Map.of(),
                "what was seen later counts again",
                () -> confirmedAt(person).equals(Optional.of(seen.plusSeconds(60))));
    }

    private Optional<Instant> confirmedAt(PersonState person) {
        return queue.detail(person).get("check").optional("confirmedAt").map(at -> Instant.parse(at.asString()));
    }

    @Test
    void aReportThatTheRulesCannotTakeStopsNobodyAndWaitsForAPerson() {
        var victim = town.person(PriorityGroup.PUSH_SUPPORT, 2);
        var next = town.person(PriorityGroup.PUSH_SUPPORT, 3);
        var report = Reports.safe(victim.id());
        String bad = publish(victim, (String) report.get("id"), Instant.MAX.minusSeconds(1), Reports.bytes(report));
        String unreadable = publish(
                victim,
                UUID.randomUUID().toString(),
                world.time().instant(),
                "{\"id\":\"nonsense\"}".getBytes(StandardCharsets.UTF_8));
        String good = accepted(Reports.safe(next.id()));
        Until.holds(
                "the next one is folded",
                () -> queue.reports(next, good) == 1 && queue.stateOf(next).equals("CONFIRMED"));
        for (String id : List.of(bad, unreadable)) {
            Until.holds("it waits", () -> desk.get(path("/unmatched/" + id)).status() == 200);
            var item = desk.get(path("/unmatched/" + id)).json();
            assertThat(item.get("report").get("remarks").toString()).contains("UNPROCESSED");
        }
    }

    /** As a component with another idea of what is right would. */
    private String publish(PersonState person, String id, Instant observedAt, byte[] body) {
        var of = IncidentId.of(incident);
        var report = new CheckInput.ReportReceived(
                of,
                ReportId.of(id),
                Optional.of(person.id()),
                new String(body, StandardCharsets.UTF_8),
                "0".repeat(64),
                observedAt,
                world.time().instant(),
                Set.of(),
                new Actor("desk", "desk", Role.DESK, Optional.empty(), Optional.empty()),
                Optional.empty());
        world.bean(EventLog.class)
                .append(
                        SafetyTopics.REPORT,
                        RecordKey.of(person.id()),
                        (CheckInput) report,
                        new EventContext(Mode.DRILL, SealedJson.keyOf(of)))
                .block(Duration.ofSeconds(20));
        return id;
    }

    @Test
    void aRecordNobodyCanReadIsSetAsideCountedAndShownAndStopsNoPartition() {
        var person = town.person(PriorityGroup.PUSH_SUPPORT, 1);
        var before = desk.get("/api/records/set-aside").json();
        assertThat(before.get("topics").has("safety.report.v1")).isTrue();
        world.scribble(SafetyTopics.REPORT, RecordKey.of(person.id()));
        String after = accepted(Reports.safe(person.id()));
        Until.holds("what came after it is folded", () -> queue.reports(person, after) == 1);
        Until.holds(
                "it is counted",
                () -> desk.get("/api/records/set-aside").json().get("total").asLong()
                        == before.get("total").asLong() + 1);
        JsonNode letter =
                desk.get("/api/records/set-aside").json().get("newest").get(0);
        assertThat(letter.get("topic").asString()).isEqualTo("safety.report.v1");
        assertThat(letter.get("cause").asString()).isEqualTo("DAMAGED");
        assertThat(letter.get("offset").isIntegralNumber()).isTrue();
        assertThat(letter.propertyNames())
                .as("where it stood and why, nothing of what it says")
                .containsExactlyInAnyOrder("topic", "partition", "offset", "cause", "at");
        var manager = town.firstCareManager();
        var care =
                world.signIn("care-001", Role.CARE_MANAGER, Optional.of(manager.id()), Optional.of(manager.office()));
        assertThat(care.get("/api/records/set-aside").status()).isEqualTo(403);
    }
}
