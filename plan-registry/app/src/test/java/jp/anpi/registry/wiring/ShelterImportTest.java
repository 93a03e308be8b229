package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The city's lists of designated places, sent as they are published, into a sample town. */
class ShelterImportTest {

    private static final String TO_FLEE = "NO,共通ID,施設・場所名,住所,洪水,地震,緯度,経度\r\n";
    private static final String TO_STAY = "NO,共通ID,施設・場所名,住所,緯度,経度\r\n";
    private static final String SCHOOL = "1,E1,髙﨑小学校,川端1,1,1,%s,%s\r\n";
    private static final String PARK = "2,E2,市民公園,川端2,,1,%s,%s\r\n";

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;
    private static ImportCalls lists;
    private static PersonState somebody;
    private static PersonState hidden;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        lists = new ImportCalls(registry.calls(), desk, "shelters");
        List<PersonState> people =
                persons().list(new Document(), Optional.empty(), 3_000).block(Duration.ofSeconds(20));
        somebody = people.stream()
                .filter(person ->
                        person.home().position().isPresent() && !person.home().confidential())
                .findFirst()
                .orElseThrow();
        hidden = people.stream()
                .filter(person -> person.home().confidential())
                .findFirst()
                .orElseThrow();
    }

    private static StateStore<PersonState> persons() {
        return registry.states(PersonState.class);
    }

    @Test
    void aListIsLookedAtTakenInReplacedAndTakenBack() {
        List<String> sample = names();
        assertThat(sample).as("one in each district").hasSize(6);
        assertThat(refuges(somebody, desk, "TSUNAMI")).contains("NO_LIST");
        String dry = done(send("?dryRun=true", TO_FLEE + school() + park()));
        assertThat(JsonPath.<String>read(dry, "$.kind")).isEqualTo("SHELTERS");
        assertThat(counts(dry)).containsExactly(2, 0, 0, 0, 6);
        assertThat(names()).isEqualTo(sample);

        String taken = done(send("", TO_FLEE + school() + park()));
        assertThat(JsonPath.<String>read(taken, "$.encoding")).isEqualTo("WINDOWS_31J");
        assertThat(counts(taken)).containsExactly(2, 0, 0, 0, 6);
        assertThat(names()).containsExactly("髙﨑小学校", "市民公園");
        String flood = refuges(somebody, desk, "FLOOD");
        assertThat(JsonPath.<List<String>>read(flood, "$.refuges[*].name")).containsExactly("髙﨑小学校");
        assertThat(JsonPath.<Integer>read(flood, "$.refuges[0].metres")).isBetween(110, 112);
        assertThat(JsonPath.<List<String>>read(refuges(somebody, desk, "EARTHQUAKE"), "$.refuges[*].name"))
                .containsExactly("髙﨑小学校", "市民公園");
        assertThat(counts(done(send("", TO_FLEE + school() + park())))).containsExactly(0, 0, 2, 0, 0);

        done(send("", TO_STAY + "1,S1,体育館,川端3,,\r\n"));
        assertThat(names()).as("one kind leaves the other alone").containsExactly("髙﨑小学校", "市民公園", "体育館");

        String next = done(send("", TO_FLEE + school().replace("川端1", "川端9")));
        assertThat(counts(next)).containsExactly(0, 1, 0, 0, 1);
        assertThat(names()).containsExactly("髙﨑小学校", "体育館");
        assertThat(status(undo(taken))).as("only the newest").isEqualTo(409);
        assertThat(JsonPath.<Integer>read(text(undo(next)), "$.back")).isEqualTo(2);
        assertThat(names()).containsExactly("髙﨑小学校", "市民公園", "体育館");
        assertThat(status(undo(next))).isEqualTo(409);

        String faulty = done(send("", TO_FLEE + school() + "2,E3,丘,川端4,多分,,,\r\n"));
        assertThat(counts(faulty)).containsExactly(0, 0, 1, 1, 1);
        assertThat(names())
                .as("what a row that cannot be read may stand for stays")
                .contains("市民公園");
        assertThat(text(get(JsonPath.read(faulty, "$.errors")))).contains("3,5,×,決められた語ではありません,多分");
        assertThat(JsonPath.<String>read(done(send("?allOrNothing=true", TO_FLEE + "2,E3,丘,川端4,多分,,,\r\n")), "$.state"))
                .isEqualTo("REFUSED");

        registry.bean(Shelters.class).start().block(Duration.ofSeconds(10));
        assertThat(names()).as("from the store again").hasSize(3);
        assertThat(refuges(hidden, desk, "FLOOD")).contains("HIDDEN").doesNotContain("髙﨑");
        assertThat(refuges(hidden, registry.calls().signIn("restricted"), "FLOOD"))
                .doesNotContain("HIDDEN");
        String page = text(get("/api/hazards/shelters?limit=2"));
        assertThat(JsonPath.<List<String>>read(page, "$.items[*].name")).hasSize(2);
        String rest = text(get("/api/hazards/shelters?limit=2&cursor=" + JsonPath.read(page, "$.next")));
        assertThat(JsonPath.<List<String>>read(rest, "$.items[*].name")).containsExactly("体育館");
        assertThat(rest).doesNotContain("next");
    }

    /** By whom it is for a shelter is a 福祉避難所; by its code a list is another city's, and leaves everything as it is. */
    @Test
    void aListOfAnotherCityTakesNothingsPlace() {
        String heading = TO_STAY.replace("\r\n", ",市区町村コード,受入対象者\r\n");
        String ours = done(send("", heading + "1,S1,福祉センター,川端5,,,122203,高齢者\r\n"));
        assertThat(text(get("/api/hazards/shelters"))).contains("\"accepts\":\"高齢者\"");
        String theirs = done(send("?dryRun=true", heading + "1,S9,隣の体育館,隣町1,,,122076,\r\n"));
        assertThat(counts(theirs)).containsExactly(0, 0, 0, 1, 1);
        assertThat(text(get(JsonPath.read(theirs, "$.errors")))).contains("ほかの市区町村");
        assertThat(JsonPath.<Integer>read(text(undo(ours)), "$.back")).isPositive();
    }

    @Test
    void aListOfSomethingElseIsTurnedAway() {
        assertThat(JsonPath.<String>read(send("", "宛名番号,氏名\r\n1,花\r\n"), "$.type"))
                .isEqualTo("urn:anpi:problem:headings-missing");
    }

    /** 0.001 degrees, about 111 m, to the north. */
    private static String school() {
        Position home = somebody.home().position().orElseThrow();
        return SCHOOL.formatted(home.lat() + 0.001, home.lon());
    }

    private static String park() {
        Position home = somebody.home().position().orElseThrow();
        return PARK.formatted(home.lat() + 0.002, home.lon());
    }

    private static List<String> names() {
        return JsonPath.read(text(get("/api/hazards/shelters")), "$.items[*].name");
    }

    private static String refuges(PersonState of, String token, String hazard) {
        return text(client.get()
                .uri("/api/persons/" + of.id() + "/refuges?hazard=" + hazard)
                .headers(head -> head.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk());
    }

    private static String send(String query, String list) {
        return lists.send(query, list);
    }

    private static String done(String job) {
        return lists.done(job, Duration.ofSeconds(30));
    }

    private static WebTestClient.ResponseSpec undo(String job) {
        return lists.undo(job);
    }

    private static WebTestClient.ResponseSpec get(String uri) {
        return client.get().uri(uri).headers(head -> head.setBearerAuth(desk)).exchange();
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }
}
