package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.testkit.Until;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeEvent.OfficeInstructed;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.roster.Roster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Offices say how they stand and are asked ahead of heavy rain; shelters are counted. */
class F02_FacilityTest {

    private static final Town town = Town.of(1);
    private static final OfficeState care = town.offices().get(0);
    private static final OfficeState nursing = town.offices().get(1);
    private static final List<OfficeInstructed> all = new CopyOnWriteArrayList<>();
    private static World world;
    private static Session desk;
    private static Session nurse;
    private String incident;

    @BeforeAll
    static void start() {
        world = World.start();
        world.know(town);
        var wet = new OfficeState(
                nursing.id(),
                2,
                nursing.name(),
                nursing.kind(),
                nursing.district(),
                nursing.position(),
                nursing.phone(),
                nursing.mail(),
                true);
        world.tell(wet);
        connect();
    }

    private static void connect() {
        all.clear();
        world.bean(Followers.class)
                .follow("test.notices", SafetyTopics.NOTICE, new Followers.From.Beginning(), received -> {
                    if (received instanceof Received.Event<NoticeEvent> told
                            && told.event() instanceof OfficeInstructed office) {
                        all.add(office);
                    }
                });
        desk = world.desk();
        nurse = world.signIn(
                "visit-001", Role.MEDICAL_VISITOR, Optional.of(town.nurse().id()), Optional.of(nursing.id()));
    }

    @BeforeEach
    void openATyphoon() {
        incident = desk.open(
                Map.of("kind", "TYPHOON", "onsetAt", world.time().instant().toString()));
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private static List<OfficeInstructed> instructions(String of) {
        return all.stream()
                .filter(sent -> sent.incident().toString().equals(of))
                .toList();
    }

    private String path(String rest) {
        return "/api/incidents/" + incident + rest;
    }

    private JsonNode item(OfficeId office) {
        for (var item : desk.get(path("/facilities")).json().get("items")) {
            if (item.get("officeId").asString().equals(office.toString())) {
                return item;
            }
        }
        throw new AssertionError("no office " + office);
    }

    @Test
    void anOfficeThatTheRegistryTookBackIsNoLongerThere() {
        OfficeState spare = Town.office("取消訪問看護", OfficeState.Kind.VISITING_NURSING);
        RecordKey key = RecordKey.of(spare.id().value());
        world.tell(spare);
        world.bean(EventLog.class).erase(RegistryTopics.OFFICE, key).block(Duration.ofSeconds(20));
        Until.holds(
                "the service has forgotten it",
                () -> world.bean(Roster.class).findOffice(spare.id()).isEmpty());
    }

    @Test
    void anOfficeByTheRiverIsAskedWhenATyphoonOpensAndItsAnswerIsSeenAlsoAfterARestart() {
        Until.holds("it is asked", () -> instructions(incident).size() == 1);
        assertThat(instructions(incident).getFirst()).satisfies(sent -> {
            assertThat(sent.recipient().name()).isEqualTo("みなみ訪問看護");
            assertThat(sent.mode())
                    .as("the notifier keeps a drill in the sandbox")
                    .isEqualTo(Mode.DRILL);
            assertThat(sent.explanation().ja()).contains("縮小");
        });
        Until.holds(
                "the desk sees that it was",
                () -> !item(nursing.id()).get("answered").asBoolean());
        assertThat(item(care.id()).has("asked")).isFalse();

        var said = nurse.post(
                path("/facilities/" + nursing.id()),
                Map.of("status", "REDUCED", "staff", 4, "stockDays", 3, "freePlaces", 2, "unconfirmed", 0));
        assertThat(said.status()).as(said.body()).isEqualTo(200);
        var summary = desk.get(path("/facilities")).json().get("summary");
        assertThat(summary.get("offices").asInt()).isEqualTo(2);
        assertThat(summary.get("states").get("REDUCED").asInt()).isEqualTo(1);
        assertThat(summary.get("silent").asInt()).isEqualTo(1);
        assertThat(summary.get("unanswered").asInt()).isZero();
        assertThat(summary.get("freePlaces").asInt()).isEqualTo(2);

        var before = desk.get(path("/facilities")).json();
        world = world.restarted();
        connect();
        assertThat(desk.get(path("/facilities")).json()).isEqualTo(before);

        var again = desk.post(path("/facilities/ask"), Map.of("measure", "CLOSE"));
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().get("asked").asInt()).isEqualTo(1);
        var reduced = desk.post(path("/facilities/ask"), Map.of("measure", "REDUCE"));
        assertThat(reduced.status()).as("it has reduced already").isEqualTo(200);
        assertThat(reduced.json().get("asked").asInt()).isZero();
    }

    @Test
    void askingWhoseAnswerWasLostIsSentAgainAndAsksOnce() {
        String quake = desk.open(Map.of("kind", "EARTHQUAKE"));
        String at = "/api/incidents/" + quake + "/facilities/ask";
        var north = Map.of("type", "DISTRICTS", "districts", List.of("d01"));
        Map<String, Object> ask = Map.of("id", UUID.randomUUID().toString(), "measure", "CLOSE", "area", north);

        var first = desk.post(at, ask);
        desk.post("/api/incidents/" + quake + "/facilities/" + care.id(), Map.of("status", "CLOSED"));
        var again = desk.post(at, ask);
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(desk.post(at, Reports.with(ask, "measure", "REDUCE")).status())
                .isEqualTo(409);
        assertThat(desk.logged(quake)).containsOnlyOnce("OFFICES_ASKED_TO_CLOSE");
    }

    @Test
    void askingThatIsSentAgainIsNotSaidToHaveReachedAnOfficeThatOpenedAgainSince() {
        String quake = desk.open(Map.of("kind", "EARTHQUAKE"));
        String at = "/api/incidents/" + quake + "/facilities/ask";
        String office = "/api/incidents/" + quake + "/facilities/" + care.id();
        var north = Map.of("type", "DISTRICTS", "districts", List.of("d01"));
        Map<String, Object> ask = Map.of("id", UUID.randomUUID().toString(), "measure", "REDUCE", "area", north);
        desk.post(office, Map.of("status", "CLOSED"));
        assertThat(desk.post(at, ask).json().get("asked").asInt()).isEqualTo(1);
        assertThat(desk.post(office, Map.of("status", "OPEN"))
                        .json()
                        .get("reported")
                        .get("status")
                        .asString())
                .as("said in the same moment")
                .isEqualTo("OPEN");

        var again = desk.post(at, ask);
        assertThat(again.status()).as(again.body()).isEqualTo(409);
        assertThat(again.body()).contains("changed-since");

        Map<String, Object> anew = Reports.with(ask, "id", UUID.randomUUID().toString());
        assertThat(desk.post(at, anew).json().get("asked").asInt()).isEqualTo(2);
        Until.holds(
                "it reaches the office",
                () -> instructions(quake).stream()
                        .anyMatch(sent -> sent.recipient().name().equals(care.name())));
    }

    @Test
    void anEarthquakeAsksNobodyUnlessThePersonSaysWhatFloods() {
        String quake = desk.open(Map.of("kind", "EARTHQUAKE"));
        var nowhere = desk.post("/api/incidents/" + quake + "/facilities/ask", Map.of("measure", "CLOSE"));
        assertThat(nowhere.status()).isEqualTo(422);
        assertThat(nowhere.json().get("errors").get(0).get("field").asString()).isEqualTo("area");
        var north = Map.of("type", "DISTRICTS", "districts", List.of("d01"));
        var there = desk.post("/api/incidents/" + quake + "/facilities/ask", Map.of("measure", "CLOSE", "area", north));
        assertThat(there.json().get("asked").asInt()).as("both lie in d01").isEqualTo(2);
        Until.holds("they get it", () -> instructions(quake).size() == 2);
        assertThat(desk.get(path("/facilities"))
                        .json()
                        .get("summary")
                        .get("asked")
                        .asInt())
                .as("nothing leaks into the typhoon")
                .isEqualTo(1);
    }

    @Test
    void aMemberReportsAndSeesTheirOwnOfficeOnly() {
        List<String> seen = new ArrayList<>();
        nurse.get(path("/facilities"))
                .json()
                .get("items")
                .forEach(item -> seen.add(item.get("officeId").asString()));
        assertThat(seen).containsExactly(nursing.id().toString());
        assertThat(nurse.post(path("/facilities/" + care.id()), Map.of("status", "CLOSED"))
                        .status())
                .isEqualTo(403);
        assertThat(nurse.post(path("/facilities/ask"), Map.of("measure", "CLOSE"))
                        .status())
                .isEqualTo(403);
        assertThat(desk.post(path("/facilities/" + care.id()), Map.of("status", "CLOSED"))
                        .status())
                .isEqualTo(200);
        var wrong = nurse.post(path("/facilities/" + nursing.id()), Map.of("staff", -1, "notes", "あ".repeat(501)));
        assertThat(wrong.status()).isEqualTo(422);
        List<String> fields = new ArrayList<>();
        wrong.json()
                .get("errors")
                .forEach(error -> fields.add(error.get("field").asString()));
        assertThat(fields).containsExactly("status", "staff", "notes");
        assertThat(desk.post(path("/facilities/" + OfficeId.random()), Map.of("status", "OPEN"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatWaitedOnAPhoneCountsFromWhenItWasSaidWhateverThePhonesClockAndReplacesNothingNewer() {
        Instant now = world.time().instant();
        assertThat(desk.post(path("/facilities/" + nursing.id()), Map.of("status", "CLOSED"))
                        .status())
                .isEqualTo(200);
        Instant wrong = now.plus(Duration.ofHours(3));
        var late =
                phone(Map.of("status", "OPEN", "saidAt", wrong.minusSeconds(600).toString()), wrong);
        assertThat(late.status()).as(late.body()).isEqualTo(200);
        assertThat(late.json().at("/reported/status").asString()).isEqualTo("CLOSED");

        world.time().forward("1h");
        Instant later = world.time().instant();
        var counted = phone(
                Map.of(
                        "status",
                        "REDUCED",
                        "saidAt",
                        later.plusSeconds(60).minusSeconds(900).toString()),
                later.plusSeconds(60));
        assertThat(counted.json().at("/reported/status").asString()).isEqualTo("REDUCED");
        assertThat(Instant.parse(counted.json().get("reportedAt").asString())).isEqualTo(later.minusSeconds(900));
        var odd = phone(Map.of("status", "OPEN", "saidAt", "きのう"), later);
        assertThat(Instant.parse(odd.json().get("reportedAt").asString())).isEqualTo(later);
    }

    private Session.Answer phone(Map<String, Object> said, Instant sentAt) {
        return nurse.post(
                path("/facilities/" + nursing.id()),
                "application/json",
                JsonMapper.shared().writeValueAsBytes(said),
                "Anpi-Sent-At",
                sentAt.toString());
    }

    @Test
    void sheltersHaveRoomAndAreCounted() {
        var added =
                desk.post(path("/shelters"), Map.of("name", "北小学校", "district", "d01", "capacity", 50, "people", 10));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        String id = added.json().get("id").asString();
        assertThat(desk.patch(path("/shelters/" + id), Map.of("people", 60))
                        .json()
                        .get("free")
                        .asInt())
                .isZero();
        desk.post(path("/shelters"), Map.of("name", "公民館", "capacity", 20));
        var shelters = nurse.get(path("/shelters")).json();
        assertThat(shelters.get("people").asInt()).isEqualTo(60);
        assertThat(shelters.get("capacity").asInt()).isEqualTo(70);
        assertThat(shelters.get("free").asInt()).isEqualTo(20);
        assertThat(nurse.patch(path("/shelters/" + id), Map.of("people", 1)).status())
                .isEqualTo(403);
        assertThat(desk.post(path("/shelters"), Map.of("name", " ", "capacity", -1, "lat", 91))
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(3);
    }
}
