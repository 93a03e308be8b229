package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.AskReason;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.sealing.SealedJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Victims among the reporters, an empty desk, tries in vain and silence that is expected: through routes, log and board. */
class B02_LadderTest {

    private final Town town = Town.of(3);
    private final List<NoticeEvent> notices = new CopyOnWriteArrayList<>();
    private World world;
    private Session desk;
    private String incident;

    @BeforeEach
    void openAnIncident() {
        world = World.start(
                "--anpi.ladder.duty[0].officers[0].title=当直責任者",
                "--anpi.ladder.duty[0].officers[0].name=山田",
                "--anpi.ladder.duty[0].officers[1].title=代理",
                "--anpi.ladder.duty[0].officers[1].name=鈴木");
        world.know(town);
        world.bean(Followers.class)
                .follow("test.notices", SafetyTopics.NOTICE, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<NoticeEvent> told) {
                        notices.add(told.event());
                    }
                });
        desk = world.desk();
        incident = desk.open(Map.of());
    }

    @AfterEach
    void end() {
        world.close();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private JsonNode detail(PersonId person) {
        return desk.get(path("/checks/" + person)).json();
    }

    private JsonNode board() {
        return desk.get(path("/board")).json();
    }

    private Set<String> askedAbout(PersonId person) {
        Set<String> asked = new HashSet<>();
        requested(person).forEach(request -> asked.add(request.recipient().name()));
        return asked;
    }

    private List<NoticeRequested> requested(PersonId person) {
        return notices.stream()
                .filter(NoticeRequested.class::isInstance)
                .map(NoticeRequested.class::cast)
                .filter(request -> request.person().equals(person))
                .toList();
    }

    private Optional<JsonNode> reporter(MemberState member) {
        for (JsonNode one : desk.get(path("/reporters")).json().get("members")) {
            if (one.get("memberId").asString().equals(member.id().toString())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private boolean isUnavailable(MemberState member) {
        return reporter(member).filter(one -> one.has("unavailable")).isPresent();
    }

    @Test
    void pitfall07AHandOverOfAWholeCaseloadIsTakenBackInOneStep() {
        var manager = town.firstCareManager();
        PersonId client = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        PersonId other = town.person(PriorityGroup.CARE_CONSIDERATION, 2).id();
        Until.holds("the care manager is asked", () -> askedAbout(client).contains("佐藤 花"));
        var colleague = world.signIn(
                "care-002",
                Role.CARE_MANAGER,
                Optional.of(town.secondCareManager().id()),
                Optional.of(manager.office()));
        assertThat(colleague
                        .post(path("/members/" + manager.id() + "/unavailable"), Map.of("because", "自宅が浸水"))
                        .status())
                .as("a colleague may say so")
                .isEqualTo(202);
        Until.holds(
                "the whole caseload is handed over",
                () -> askedAbout(client).contains("ひばり居宅") && askedAbout(other).contains("ひばり居宅"));
        var away = reporter(manager).orElseThrow().get("unavailable");
        assertThat(away.get("because").asString()).isEqualTo("自宅が浸水");
        assertThat(away.get("by").asString()).isEqualTo("care-002");
        assertThat(away.has("sign")).as("a person said so").isFalse();

        assertThat(desk.post(path("/members/" + manager.id() + "/available"), Map.of())
                        .status())
                .isEqualTo(202);
        Until.holds(
                "everybody still silent is asked about again",
                () -> requested(client).stream().anyMatch(one -> one.why() == AskReason.REPORTER_BACK)
                        && requested(other).stream().anyMatch(one -> one.why() == AskReason.REPORTER_BACK));
        assertThat(isUnavailable(manager)).isFalse();
        var back = requested(client).getLast();
        assertThat(detail(client).get("steps").toString())
                .as("the log says what the message said")
                .contains(back.explanation().ja());
    }

    @Test
    void pitfall07ACareManagerWhoIsSilentAboutAllClientsIsNoticedByItself() {
        var manager = town.firstCareManager();
        PersonId client = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        Until.holds("the care manager is asked", () -> askedAbout(client).contains("佐藤 花"));
        desk.post(
                path("/reports"),
                Reports.safe(town.person(PriorityGroup.CARE_CONSIDERATION, 1).id()));
        world.time().forward("3h");
        Until.holds(
                "the nurse's people have climbed",
                () -> requested(town.person(PriorityGroup.PUSH_SUPPORT, 0).id()).stream()
                        .anyMatch(one -> one.recipient().name().equals("佐藤 花")));
        world.time().forward("3h");
        Until.holds("the silence is noticed", () -> {
            // Reporters are looked at a moment after the last rung ended, whenever that was seen.
            world.time().forward("3s");
            return isUnavailable(manager);
        });
        assertThat(reporter(manager)
                        .orElseThrow()
                        .get("unavailable")
                        .get("sign")
                        .asString())
                .isEqualTo("SILENT_FOR_ALL");
        assertThat(isUnavailable(town.secondCareManager()))
                .as("who has spoken about one of them is alive")
                .isFalse();
    }

    @Test
    void pitfall07ACareManagerWhomNoMessageReachesIsNoticedByItselfAndAllTheirClientsAreHandedOver() {
        var manager = town.firstCareManager();
        PersonId client = town.person(PriorityGroup.CARE_CONSIDERATION, 0).id();
        PersonId other = town.person(PriorityGroup.CARE_CONSIDERATION, 2).id();
        PersonId breathing = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        PersonId suctioned = town.person(PriorityGroup.PUSH_SUPPORT, 1).id();
        Until.holds(
                "both are asked about, and the nurse about hers",
                () -> askedAbout(client).contains("佐藤 花")
                        && askedAbout(other).contains("佐藤 花")
                        && askedAbout(breathing).contains("田中 看")
                        && askedAbout(suctioned).contains("田中 看"));
        ends(requested(breathing).getFirst(), Fate.HANDED_OVER);
        Until.holds(
                "one message reached the nurse",
                () -> detail(breathing).get("notices").toString().contains("送信済み"));
        ends(requested(suctioned).getFirst(), Fate.UNDELIVERABLE);
        ends(requested(client).getFirst(), Fate.UNDELIVERABLE);

        Until.holds(
                "the check whose question could not be delivered climbs at once, and nobody else is left to ask",
                () -> detail(client).get("steps").toString().contains("HANDED_TO_DESK"));
        Until.holds("it is noticed", () -> {
            // Reporters are looked at a moment after a message came back.
            world.time().forward("3s");
            return isUnavailable(manager);
        });
        var away = reporter(manager).orElseThrow().get("unavailable");
        assertThat(away.get("sign").asString()).isEqualTo("UNDELIVERABLE");
        assertThat(away.get("because").asString()).isEqualTo("通知が一度も届いていません");
        Until.holds(
                "the whole caseload is handed over, also whose own message nobody has heard of",
                () -> askedAbout(other).contains("ひばり居宅"));
        assertThat(isUnavailable(town.nurse()))
                .as("one message reached her, so one that did not says nothing about her")
                .isFalse();
        assertThat(desk.get(path("/log")).json().get("items").toString())
                .contains("MEMBER_UNAVAILABLE")
                .contains("システム");

        assertThat(desk.post(path("/members/" + manager.id() + "/available"), Map.of())
                        .status())
                .isEqualTo(202);
        Until.holds(
                "the desk knows better: asked again in one step",
                () -> requested(other).stream().anyMatch(one -> one.why() == AskReason.REPORTER_BACK));
        assertThat(isUnavailable(manager)).isFalse();
    }

    /** What the notifier says of a question. */
    private void ends(NoticeRequested question, Fate fate) {
        CheckInput ended = new CheckInput.NoticeFate(
                question.incident(),
                question.person(),
                question.notice(),
                fate,
                "mail",
                "宛先なし",
                world.time().instant());
        world.bean(EventLog.class)
                .append(
                        SafetyTopics.REPORT,
                        RecordKey.of(question.person()),
                        ended,
                        new EventContext(question.mode(), SealedJson.keyOf(question.incident())))
                .block(Duration.ofSeconds(20));
    }

    @Test
    void whatAnEmptyDeskDoesNotSeeGoesToTheDutyRosterUntilSomebodyAcknowledges() {
        PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        desk.post(path("/reports"), Reports.with(Reports.safe(person), "needs", List.of(Map.of("kind", "RESCUE"))));
        Until.holds("the desk waits", () -> board().get("desk").get("waiting").asInt() == 1);
        assertThat(board().get("desk").get("nobody").asBoolean()).isFalse();
        world.time().forward("5m");
        Until.holds("the duty officer is called", () -> askedAbout(person).contains("当直責任者 山田"));
        assertThat(board().get("desk").get("nobody").asBoolean()).isTrue();
        assertThat(world.gauge("anpi.desk.unattended")).isEqualTo(1);

        var nurse = world.signIn(
                "visit-001",
                Role.MEDICAL_VISITOR,
                Optional.of(town.nurse().id()),
                Optional.of(town.nurse().office()));
        assertThat(nurse.post(path("/desk/acknowledge"), Map.of()).status()).isEqualTo(403);
        var seen = desk.post(path("/desk/acknowledge"), Map.of());
        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        Until.holds(
                "the screens say so", () -> !board().get("desk").get("nobody").asBoolean());
        assertThat(board().get("desk").get("seen").get("by").asString()).isEqualTo("desk");
        assertThat(world.gauge("anpi.desk.unattended")).isZero();
        PersonId other = town.person(PriorityGroup.PUSH_SUPPORT, 1).id();
        world.time().forward("15m");
        Until.holds("what is due later has come", () -> askedAbout(other).contains("鈴木 一"));
        assertThat(detail(person).get("notices").toString())
                .contains("当直責任者 山田")
                .doesNotContain("代理 鈴木");
    }

    @Test
    void pitfall30EverybodySeesWhoHasTriedAndThatSomebodyHasToGoThere() {
        PersonId person = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        for (int i = 0; i < 3; i++) {
            var tried = Reports.with(Reports.safe(person), "contact", "UNREACHABLE");
            var said = Reports.with(
                    Reports.with(tried, "condition", "UNKNOWN"),
                    "observedAt",
                    world.time().instant().toString());
            desk.post(path("/reports"), Reports.without(said, "needs"));
            world.time().forward("1m");
        }
        Until.holds(
                "the third try is known",
                () -> detail(person).get("check").path("tries").path("visit").asBoolean(false));
        assertThat(detail(person).get("attempts")).hasSize(3);
        Until.holds(
                "the desk is told to send somebody",
                () -> requested(person).stream().anyMatch(one -> one.why() == AskReason.TRIED_TOO_OFTEN));
    }

    @Test
    void silenceInTheDarkIsToldFromSilenceWhereNeighboursAnswer() {
        PersonId silent = town.person(PriorityGroup.PUSH_SUPPORT, 0).id();
        assertThat(silenceOf(silent)).as("nobody answers anywhere yet").isEqualTo("UNCLEAR");
        desk.post(
                path("/reports"),
                Reports.safe(town.person(PriorityGroup.CARE_CONSIDERATION, 0).id()));
        Until.holds("a neighbour answered", () -> silenceOf(silent).equals("NEIGHBOURS_ANSWER"));
        desk.post(
                path("/outages"),
                Map.of(
                        "area",
                        Map.of("type", "DISTRICTS", "districts", List.of("d01")),
                        "startedAt",
                        world.time().instant().toString()));
        Until.holds("the outage explains it", () -> silenceOf(silent).equals("POWER_OUT"));
        assertThat(silenceOf(town.person(PriorityGroup.PUSH_SUPPORT, 1).id()))
                .as("the other district has power")
                .isNotEqualTo("POWER_OUT");
        var areas = board().get("silence");
        assertThat(areas.get(areas.size() - 1).get("district").asString())
                .as("expected silence is ranked below the other")
                .isEqualTo("d01");
    }

    private String silenceOf(PersonId person) {
        for (JsonNode item : desk.get(path("/checks?limit=1000")).json().get("items")) {
            if (item.get("personId").asString().equals(person.toString())) {
                assertThat(item.path("silence").path("explanation").path("ja").asString(""))
                        .endsWith("。");
                return item.get("silence").get("kind").asString();
            }
        }
        throw new AssertionError("not listed: " + person);
    }
}
