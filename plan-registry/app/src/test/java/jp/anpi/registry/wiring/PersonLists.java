package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.testing.Meanwhile;
import jp.anpi.registry.testkit.SimTime;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/**
 * Lists of persons, sent as a city has them into a registry of their own that has one district and nobody yet. Each test has
 * people of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PersonLists {

    static final String HEADINGS = "宛名番号,氏名,フリガナ,生年月日,住所,地区,要介護度\r\n";

    final Meanwhile meanwhile = new Meanwhile();

    /** What broke off is settled when a test says so. */
    @RegisterExtension
    final RunningRegistry registry =
            RunningRegistry.empty("anpi.settling.every=1d").with(meanwhile);

    private String admin = "";
    private ImportCalls lists;
    int round = 0;
    String hana = "";
    String taro = "";
    String bad = "";

    @BeforeAll
    void start() {
        signIn();
        var corner = new Position(35.8, 139.9);
        registry.states(DistrictState.class)
                .put(new DistrictState(
                        new DistrictId("d01"),
                        1,
                        "川端",
                        List.of(corner, new Position(35.8, 139.95), new Position(35.9, 139.9), corner)))
                .block(Duration.ofSeconds(10));
    }

    private void signIn() {
        admin = registry.calls().signIn("admin");
        lists = new ImportCalls(registry.calls(), admin, "persons");
    }

    @BeforeEach
    void people() {
        round++;
        hana = "%03d1,髙﨑 花子,ﾀｶｻｷ ﾊﾅｺ,昭和16年5月3日,川端%d-3,d01,要介護4\r\n".formatted(round, round);
        taro = "%03d2,山田 太郎,,1950/1/1,市野谷%d-2,d01,\r\n".formatted(round, round);
        bad = "%03d3,無名 氏,,昭和99年1月1日,市野谷%d-3,d01,\r\n".formatted(round, round);
    }

    /** That much later, and signed in anew. */
    void later(Duration by) {
        registry.bean(SimTime.class).forward(by);
        signIn();
    }

    /** The same lists, sent by somebody of another role. */
    ImportCalls by(String role) {
        String name = "of-" + role.toLowerCase(Locale.ROOT).replace('_', '-') + round;
        String made = text(change(
                HttpMethod.POST, "/api/accounts", Map.of("username", name, "displayName", "市 職員", "role", role)));
        String login = text(registry.calls().login(name, JsonPath.read(made, "$.password")));
        return new ImportCalls(registry.calls(), JsonPath.read(login, "$.token"), "persons");
    }

    ImportCalls lists() {
        return lists;
    }

    String send(String query, String list) {
        return lists.send(query, list);
    }

    String post(String query, byte[] list, Map<String, String> fields) {
        return text(lists.post(query, list, fields));
    }

    String done(String job) {
        return done(job, Duration.ofSeconds(30));
    }

    String done(String job, Duration within) {
        return lists.done(job, within);
    }

    WebTestClient.ResponseSpec undo(String job) {
        return lists.undo(job);
    }

    /** The store is gone in the middle of taking a list back, right after something else has happened. */
    void undoBreaksOff(String job, Mono<?> rightBefore) {
        registry.bean(Groups.class).sweep().block(Duration.ofSeconds(20)); // then nobody else reads their records
        meanwhile.reading(
                "group-records", rightBefore.then(Mono.error(() -> new IllegalStateException("the store is gone"))));
        undo(job).expectStatus().is5xxServerError();
        assertThat(meanwhile.isOver()).isTrue();
    }

    WebTestClient.ResponseSpec get(String uri) {
        return registry.calls().ask(uri, admin);
    }

    /** New, changed, unchanged, not usable. */
    static List<Integer> counts(String job) {
        return List.of(
                JsonPath.read(job, "$.added"),
                JsonPath.read(job, "$.changed"),
                JsonPath.read(job, "$.unchanged"),
                JsonPath.read(job, "$.faulty"));
    }

    PersonState person(String name) {
        return everybody().stream()
                .filter(person -> person.name().written().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of this test. */
    List<PersonState> everybody() {
        return registered().stream()
                .filter(person -> person.home().text().matches("\\D+" + round + "-.*"))
                .toList();
    }

    List<PersonState> registered() {
        return registry.states(PersonState.class)
                .list(new Document(), Optional.empty(), 500)
                .block(Duration.ofSeconds(10));
    }

    WebTestClient.ResponseSpec change(HttpMethod method, String uri, Object body) {
        return registry.calls().send(admin, method, uri, body);
    }
}
