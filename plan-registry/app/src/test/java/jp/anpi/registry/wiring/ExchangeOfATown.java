package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonState;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** A town whose desk takes in files of the exchange of schedules, of one day service and one month. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExchangeOfATown {

    static final String DAY_NUMBER = "1270000015";
    static final String FIRST = "20261120180000";
    static final String SECOND = "20261121080000";
    static final String HEADINGS = "宛名番号,氏名,住所,地区,保険者番号,被保険者番号\r\n";
    static final String TUESDAY = "?at=2026-11-24T10:00:00%2B09:00";

    private static final Charset MS932 = Charset.forName("windows-31j");

    @RegisterExtension
    final RunningRegistry registry = RunningRegistry.town("anpi.schedule.files=3");

    WebTestClient client;
    String desk;
    OfficeId dayOffice;

    @BeforeAll
    void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        dayOffice = all(OfficeState.class).stream()
                .filter(office -> office.kind() == OfficeState.Kind.DAY_SERVICE)
                .map(OfficeState::id)
                .findFirst()
                .orElseThrow();
        put("/api/schedules/offices/" + dayOffice + "/numbers", Map.of("numbers", List.of(DAY_NUMBER)))
                .expectStatus()
                .isNoContent();
    }

    PersonState somebody(int number) {
        return all(PersonState.class, new Document("group", 3)).get(number);
    }

    PersonState person(PersonState someone) {
        return registry.states(PersonState.class).find(someone.id().toString()).block(Duration.ofSeconds(10));
    }

    void link(PersonState person, String number) {
        number(person, List.of(Map.of("insurer", "122203", "number", number)))
                .expectStatus()
                .isNoContent();
    }

    /** As somebody who has just read them. */
    WebTestClient.ResponseSpec number(PersonState person, List<Map<String, String>> pairs) {
        return number(person, version(person), pairs);
    }

    WebTestClient.ResponseSpec number(PersonState person, String version, List<Map<String, String>> pairs) {
        return put("/api/schedules/persons/" + person.id() + "/numbers", Map.of("version", version, "numbers", pairs));
    }

    String version(PersonState person) {
        return JsonPath.read(body("/api/schedules/persons/" + person.id() + "/numbers"), "$.version");
    }

    String plan(String sequence) {
        return "UPPLAN_202611_1270000001_43_" + DAY_NUMBER + "_15_" + sequence + ".CSV";
    }

    String row(String number, String day, String start, String end) {
        return String.join(
                        ",",
                        "202407,122203",
                        number,
                        "20261120,202611,1270000001,\"佐藤\",500,0",
                        day,
                        "",
                        start,
                        end,
                        "1,151111,,,,",
                        DAY_NUMBER,
                        "\"みなせデイ\",,0,1270000001,")
                + "\r\n";
    }

    String upload(String query, Map<String, String> files) {
        byte[] answer = exchange(query, files, desk)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(answer, StandardCharsets.UTF_8);
    }

    WebTestClient.ResponseSpec exchange(String query, Map<String, String> files, String token) {
        var body = new MultipartBodyBuilder();
        files.forEach((name, text) -> body.part("file", new ByteArrayResource(text.getBytes(MS932)) {
            @Override
            public String getFilename() {
                return name;
            }
        }));
        if (files.isEmpty()) {
            body.part("nothing", "at all");
        }
        return client.post()
                .uri("/api/schedules/exchange" + query)
                .headers(h -> h.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    String whoHas(PersonState person, String query) {
        return body("/api/schedules/persons/" + person.id() + query);
    }

    String body(String uri) {
        byte[] answer = client.get()
                .uri(URI.create("http://anpi.test" + uri))
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(answer, StandardCharsets.UTF_8);
    }

    WebTestClient.ResponseSpec put(String uri, Object body) {
        return client.put()
                .uri(uri)
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(body)
                .exchange();
    }

    <T> List<T> all(Class<T> type) {
        return all(type, new Document());
    }

    <T> List<T> all(Class<T> type, Document filter) {
        return registry.states(type).list(filter, Optional.empty(), 500).block(Duration.ofSeconds(10));
    }

    ImportCalls list(String kind) {
        return new ImportCalls(registry.calls(), desk, kind);
    }

    /** A row of a list of persons. */
    String listed(String who, String pair) {
        return who + ",新川1-1," + all(DistrictState.class).getFirst().id().value() + "," + pair + "\r\n";
    }

    PersonState called(String name) {
        return registry.states(PersonState.class)
                .all(new Document())
                .filter(person -> person.name().written().equals(name))
                .blockFirst();
    }
}
