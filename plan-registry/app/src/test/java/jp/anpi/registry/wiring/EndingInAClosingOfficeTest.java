package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.Assignment;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.testing.People;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Last days of members beside that of their office, and what is left of an ending that was called off. */
class EndingInAClosingOfficeTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final LocalDate CLOSES = TODAY.plusDays(9);
    private static final Duration SOON = Duration.ofSeconds(30);

    private static Calls calls;
    private static String desk;

    private String office;
    private String member;
    private Assignment open;
    private PersonState client;

    @BeforeAll
    static void start() {
        calls = registry.calls();
        desk = calls.signIn("desk");
    }

    @BeforeEach
    void aMemberWithAClient() {
        String district = JsonPath.read(calls.body("/api/hazards/districts?limit=1", desk), "$.items[0].id");
        office = made("/api/offices", Map.of("name", "川端訪問介護", "kind", "HOME_HELP", "district", district));
        member = made("/api/members", Map.of("office", office, "name", "係 二郎", "role", "PROVIDER_STAFF"));
        open = new Assignment(
                Assignment.Role.PROVIDER,
                OfficeId.of(office),
                Optional.of(MemberId.of(member)),
                TODAY.minusYears(1),
                Optional.empty());
        client = People.person(PersonId.random(), 1, "川端 一郎");
        var persons = registry.states(PersonState.class);
        persons.put(client)
                .then(persons.put(client.withAssignments(List.of(open))))
                .block(SOON);
    }

    @Test
    void whoLeavesWithTheirOfficeGoesOnNoLongerThanThat() {
        end("/api/offices/" + office, CLOSES);

        goOn("/api/members/" + member);
        assertThat(until("/api/members/" + member)).contains(CLOSES);
        assertThat(serving()).extracting(Assignment::to).containsExactly(Optional.of(CLOSES));

        allIsAsBeforeOnceTheOfficeGoesOn();
    }

    @Test
    void whoWouldHaveLeftBeforeTheirOfficeClosesGoesOnUntilThenAndWithIt() {
        end("/api/members/" + member, TODAY.plusDays(2));
        end("/api/offices/" + office, CLOSES);

        goOn("/api/members/" + member);
        assertThat(until("/api/members/" + member)).contains(CLOSES);
        assertThat(serving()).extracting(Assignment::to).containsExactly(Optional.of(CLOSES));

        allIsAsBeforeOnceTheOfficeGoesOn();
    }

    @Test
    void whoHadALastDayAfterTheirOfficesAndGoesOnWorksOnWithTheirClientsWhenItGoesOn() {
        end("/api/members/" + member, CLOSES.plusDays(9));
        end("/api/offices/" + office, CLOSES);

        goOn("/api/members/" + member);
        assertThat(serving()).extracting(Assignment::to).containsExactly(Optional.of(CLOSES));

        allIsAsBeforeOnceTheOfficeGoesOn();
    }

    @Test
    void whoSharedTheLastDayOfTheirOfficeByThemselvesAndGoesOnComesBackWithItAndTheirClients() {
        end("/api/members/" + member, CLOSES);
        end("/api/offices/" + office, CLOSES);

        goOn("/api/members/" + member);
        assertThat(until("/api/members/" + member)).contains(CLOSES);

        allIsAsBeforeOnceTheOfficeGoesOn();
    }

    @Test
    void whereOnlyWhatItTookIsKeptWhoLeftThatDayByThemselvesStaysAway() {
        end("/api/members/" + member, CLOSES);
        made("/api/members", Map.of("office", office, "name", "主任 一子", "role", "PROVIDER_STAFF"));
        end("/api/offices/" + office, CLOSES);
        Mono.from(kept().deleteOne(new Document("_id", office))).block(SOON);

        goOn("/api/offices/" + office);

        assertThat(until("/api/members/" + member)).contains(CLOSES);
        assertThat(serving()).extracting(Assignment::to).containsExactly(Optional.of(CLOSES));
    }

    @Test
    void whatAnEndingTookThatWasCalledOffSaysNothingOfTheNext() {
        end("/api/offices/" + office, TODAY);
        List<Document> taken = Flux.from(kept().find(new Document("of", office)))
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        goOn("/api/offices/" + office);
        Mono.from(kept().insertMany(taken)).block(SOON); // as if it had broken off before they were forgotten
        LocalDate theirs = CLOSES.plusDays(9);
        end("/api/members/" + member, theirs);

        end("/api/offices/" + office, CLOSES);
        goOn("/api/offices/" + office);

        assertThat(until("/api/members/" + member)).contains(theirs);
        assertThat(serving()).extracting(Assignment::to).containsExactly(Optional.of(theirs));
    }

    private void allIsAsBeforeOnceTheOfficeGoesOn() {
        goOn("/api/offices/" + office);
        assertThat(until("/api/members/" + member)).isEmpty();
        assertThat(serving()).containsExactly(open);
    }

    private static MongoCollection<Document> kept() {
        return registry.bean(RegistryDatabase.class).durable("endings");
    }

    private List<Assignment> serving() {
        return registry.states(PersonState.class)
                .find(client.id().toString())
                .blockOptional(SOON)
                .orElseThrow()
                .assignments();
    }

    private static void end(String path, LocalDate last) {
        ok(path + "/end", Map.of("version", read(path).get("version"), "until", last.toString()));
    }

    private static void goOn(String path) {
        ok(path + "/go-on", Map.of("version", read(path).get("version")));
    }

    private static Optional<LocalDate> until(String path) {
        return Optional.ofNullable((String) read(path).get("until")).map(LocalDate::parse);
    }

    private static Map<String, Object> read(String path) {
        int id = path.lastIndexOf('/');
        String all = calls.body(path.substring(0, id) + "?limit=1000", desk);
        return JsonPath.<List<Map<String, Object>>>read(all, "$.items[?(@.id == '" + path.substring(id + 1) + "')]")
                .getFirst();
    }

    private static String made(String path, Map<String, Object> what) {
        return JsonPath.read(
                Calls.text(calls.send(desk, HttpMethod.POST, path, what)
                        .expectStatus()
                        .isCreated()),
                "$.id");
    }

    private static void ok(String path, Map<String, Object> what) {
        calls.send(desk, HttpMethod.POST, path, what).expectStatus().isOk();
    }
}
