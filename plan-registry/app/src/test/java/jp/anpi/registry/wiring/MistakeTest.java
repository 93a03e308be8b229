package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.registry.mistake.Erasing;
import jp.anpi.registry.person.ListNumbers;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testing.Meanwhile;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** Somebody who was entered by mistake is erased, by whom that is given to and while it harms nobody. */
class MistakeTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, Object> WISH = Map.of("version", 1, "reason", "二重");
    private static final Meanwhile meanwhile = new Meanwhile();

    /** What broke off is settled when a test says so. */
    @RegisterExtension
    static final RunningRegistry registry =
            RunningRegistry.town("anpi.settling.every=1d").with(meanwhile);

    private static Calls calls;
    private String restricted = "";

    @BeforeAll
    static void start() {
        calls = registry.calls();
        String token = calls.signIn("restricted");
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> calls.send(token, HttpMethod.POST, "/api/persons/search", Map.of("limit", 1))
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
    }

    @BeforeEach
    void signIn() {
        restricted = calls.signIn("restricted");
    }

    @Test
    void whoWasEnteredByMistakeIsErasedAndTheirNumberIsFree() {
        String person = entered("誤登録 太郎", "77001");
        assertThat(erased(person, Map.of("version", 1))).as("a reason is said").isEqualTo(422);
        assertThat(erased(person, Map.of("version", 9, "reason", "別の市の人"))).isEqualTo(409);
        assertThat(status(calls.send(calls.signIn("desk"), HttpMethod.POST, mistake(person), WISH)))
                .isEqualTo(403);

        assertThat(erased(person, Map.of("version", 1, "reason", "別の市の人"))).isEqualTo(204);

        calls.ask("/api/persons/" + person, restricted).expectStatus().isNotFound();
        assertThat(erased(person, WISH)).isEqualTo(404);
        assertThat(trail(person, "CHANGE", "at.reason"))
                .as("who did it and why stays")
                .containsExactly("別の市の人");
        assertThat(entered("正しい 花子", "77001")).isNotEqualTo(person);
    }

    @Test
    void nobodyIsErasedWhileAnIncidentRunsNorWhileItMayBeReopened() {
        String person = entered("誤登録 次郎", "77002");
        var incident = new RunningIncident(UUID.randomUUID(), Mode.DRILL, true);
        registry.tell(incident).block(SOON);
        assertThat(refusal(person)).contains("災害対応か訓練が続いています");

        registry.tell(new RunningIncident(incident.id(), Mode.DRILL, false)).block(SOON);
        var clock = registry.bean(SimTime.class);
        LocalDate free =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo")).plusDays(14);
        assertThat(refusal(person)).contains(free + "になるまで");
        clock.forward(Duration.ofDays(13));
        signIn();
        assertThat(refusal(person)).contains(free + "になるまで");

        clock.forward(Duration.ofDays(1));
        signIn();
        assertThat(erased(person, WISH)).isEqualTo(204);
    }

    @Test
    void whetherAnIncidentRunsIsAskedOnceMoreAfterTheTrailWasWritten() {
        String person = entered("誤登録 三郎", "77003");
        var incident = new RunningIncident(UUID.randomUUID(), Mode.REAL, true);
        Mono<Void> written = registry.tell(incident).then();

        assertThat(registry.bean(Erasing.class)
                        .erase(PersonId.of(person), Optional.of(1L), written)
                        .then(Mono.just("ERASED"))
                        .onErrorResume(
                                Refused.class,
                                no -> Mono.just(no.problem().kind().name()))
                        .block(SOON))
                .isEqualTo("INCIDENT_RUNS");
        calls.ask("/api/persons/" + person, restricted).expectStatus().isOk();
        registry.bean(EventLog.class)
                .erase(RegistryTopics.INCIDENT, RecordKey.of(incident.id()))
                .block(SOON);
    }

    @Test
    void whereNobodyHasToldLatelyWhichIncidentsRunNobodyIsErased() {
        try (RunningRegistry alone = RunningRegistry.town().start()) {
            alone.awaitUp();
            String token = alone.calls().signIn("restricted");
            String person = entered(alone.calls(), token, "誤登録 四郎", "77004");
            Supplier<WebTestClient.ResponseSpec> erased =
                    () -> alone.calls().send(token, HttpMethod.POST, mistake(person), WISH);
            assertThat(Calls.text(erased.get())).as("never").contains("災害対応が続いているか分かりません");

            alone.tellAll();
            alone.bean(SimTime.class).forward(Duration.ofSeconds(601));
            assertThat(Calls.text(erased.get())).as("long ago").contains("この10分間聞けていない", "時計");

            alone.tellAll();
            erased.get().expectStatus().isNoContent();
        }
    }

    @Test
    void nobodyIsErasedWhileAListIsBeingTakenIn() {
        String person = entered("誤登録 五郎", "77005");
        var imports = registry.bean(RegistryDatabase.class).durable("imports");
        var running = new Document("_id", "running")
                .append("import", UUID.randomUUID().toString())
                .append(
                        "until",
                        Date.from(registry.bean(SimTime.class).instant().plusSeconds(20)));
        Mono.from(imports.insertOne(running)).block(SOON);
        assertThat(refusal(person)).contains("一覧を取り込んでいます");

        Mono.from(imports.deleteOne(new Document("_id", "running"))).block(SOON);
        assertThat(erased(person, WISH)).isEqualTo(204);
    }

    @Test
    void ofSomebodyWhoIsChangedMeanwhileNothingIsErased() {
        String person = entered("誤登録 六郎", "77006");
        remark(person);
        PersonState was = state(person);
        PersonState byHand = was.withSchedule(List.of(), List.of());
        try (var desk = new RegistryDatabase(registry.storeUri(), "anpi_registry", new SimpleMeterRegistry())) {
            meanwhile.reading("persons", Mono.defer(() -> {
                var sealed = new SealedJson(registry.bean(Keyring.class)).seal(byHand, "registry.persons/" + person);
                return Mono.from(desk.durable("persons")
                        .updateOne(
                                new Document("_id", person),
                                Updates.combine(
                                        Updates.set("version", byHand.version()), Updates.set("sealed", sealed))));
            }));
            assertThat(erased(person, Map.of("version", was.version(), "reason", "二重")))
                    .isEqualTo(409);
        }
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(state(person)).isEqualTo(byHand);
        assertThat(calls.body("/api/persons/" + person + "/group", restricted)).contains("蓄電池");
        registry.bean(Erasing.class).settle().block(SOON);
        assertThat(state(person)).isEqualTo(byHand);
        assertThat(trail(person, "CHANGE", "status")).as("begun").contains(202);
        assertThat(trail(person, "REFUSED", "status")).as("and not done").containsExactly(409);
    }

    @Test
    void anErasingThatBrokeOffIsFinishedByItselfOnceNoIncidentMayAskAndTheTrailSaysThatItFailed() {
        String person = entered("誤登録 七郎", "77007");
        remark(person);
        long version = state(person).version();
        var incident = new RunningIncident(UUID.randomUUID(), Mode.DRILL, true);
        meanwhile.reading(
                "group-records",
                registry.tell(incident).then(Mono.error(() -> new IllegalStateException("the store is gone"))));
        assertThat(erased(person, Map.of("version", version, "reason", "二重"))).isEqualTo(500);
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(trail(person, "FAILED", "status")).containsExactly(500);
        calls.ask("/api/persons/" + person, restricted).expectStatus().isNotFound();

        registry.bean(Erasing.class).settle().block(SOON);
        assertThat(kept("group-records", person)).as("who may be on its roster").isOne();
        assertThat(kept("erasing", person)).isOne();

        registry.bean(EventLog.class)
                .erase(RegistryTopics.INCIDENT, RecordKey.of(incident.id()))
                .block(SOON);
        registry.tellAll();
        Until.holds("it is not begun any more", SOON, () -> {
            registry.bean(Erasing.class).settle().block(SOON);
            return kept("erasing", person) == 0;
        });
        assertThat(kept("group-records", person)).isZero();
        assertThat(registry.told(RegistryTopics.PERSON)).doesNotContain(person);
        assertThat(entered("正しい 七郎", "77007")).isNotEqualTo(person);
    }

    @Test
    void anErasingThatEndedBeforeAnythingWasChangedIsNotBegunByItselfLater() {
        String person = entered("誤登録 八郎", "77008");
        Mono.from(registry.bean(RegistryDatabase.class).durable("erasing").insertOne(new Document("_id", person)))
                .block(SOON);
        registry.tellAll();

        registry.bean(Erasing.class).settle().block(SOON);

        Until.holds("it is settled", SOON, () -> kept("erasing", person) == 0);
        calls.ask("/api/persons/" + person, restricted).expectStatus().isOk();
    }

    @Test
    void nobodyIsErasedWhosePlanCounts() {
        String planned = JsonPath.<List<String>>read(
                        calls.body("/api/persons?group=PUSH_SUPPORT&limit=100", restricted),
                        "$.items[?(@.hasPlan == true)].id")
                .getFirst();
        int version = JsonPath.read(calls.body("/api/persons/" + planned, restricted), "$.version");
        assertThat(erased(planned, Map.of("version", version, "reason", "二重"))).isEqualTo(409);
        calls.ask("/api/persons/" + planned, restricted).expectStatus().isOk();
    }

    @Test
    void aNumberThatWasKeptForSomebodyWhoWasNeverStoredMayBeGiven() {
        var numbers = registry.bean(ListNumbers.class);
        numbers.reserve(PersonId.random(), "77031").block(Duration.ofSeconds(10));
        assertThat(numbers.reserve(PersonId.random(), "77031").block(Duration.ofSeconds(10)))
                .as("they may only not be stored yet")
                .isEqualTo(ListNumbers.Reserved.TAKEN);
        registry.bean(SimTime.class).forward("61s");

        entered("番号 花子", "77031");

        assertThat(numbers.reserve(PersonId.random(), "77031").block(Duration.ofSeconds(10)))
                .isEqualTo(ListNumbers.Reserved.TAKEN);
    }

    private static String mistake(String person) {
        return "/api/persons/" + person + "/mistake";
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.expectBody().returnResult().getStatus().value();
    }

    private int erased(String person, Map<String, Object> wish) {
        return status(calls.send(restricted, HttpMethod.POST, mistake(person), wish));
    }

    private String refusal(String person) {
        return Calls.text(calls.send(restricted, HttpMethod.POST, mistake(person), WISH)
                .expectStatus()
                .isEqualTo(409));
    }

    private static <T> List<T> trail(String person, String act, String field) {
        String seen = calls.body("/api/audit/registry/persons/" + person, calls.signIn("admin"));
        return JsonPath.read(seen, "$.items[?(@.act == '" + act + "')].details." + field);
    }

    private static PersonState state(String person) {
        return registry.states(PersonState.class).find(person).block(SOON);
    }

    private static long kept(String collection, String id) {
        return Mono.from(registry.bean(RegistryDatabase.class)
                        .durable(collection)
                        .countDocuments(new Document("_id", id)))
                .block(SOON);
    }

    private void remark(String person) {
        String at = "/api/persons/" + person;
        calls.send(
                        restricted,
                        HttpMethod.PUT,
                        at + "/needs",
                        Map.of(
                                "version",
                                JsonPath.<Integer>read(calls.body(at + "/group", restricted), "$.version"),
                                "remarks",
                                List.of(Map.of("category", "POWER", "text", "蓄電池"))))
                .expectStatus()
                .isOk();
    }

    private String entered(String name, String number) {
        return entered(calls, restricted, name, number);
    }

    private static String entered(Calls calls, String token, String name, String number) {
        String district = JsonPath.read(calls.body("/api/hazards/districts?limit=1", token), "$.items[0].id");
        WebTestClient.ResponseSpec made = calls.send(
                token,
                HttpMethod.POST,
                "/api/persons?sure=true",
                Map.of(
                        "name",
                        name,
                        "address",
                        "川端9-9",
                        "district",
                        district,
                        "lifecycle",
                        "AT_HOME",
                        "residentNumber",
                        number));
        return JsonPath.read(Calls.text(made.expectStatus().isCreated()), "$.id");
    }
}
