package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;

/** Lists of one kind, sent by whoever has the token. */
record ImportCalls(Calls calls, String token, String kind) {

    static final Charset MS932 = Charset.forName("windows-31j");

    ImportCalls of(String other) {
        return new ImportCalls(calls, token, other);
    }

    /** The answer to a list in windows-31j. */
    String send(String query, String list) {
        return text(post(query, list.getBytes(MS932), Map.of()));
    }

    /** The import once it is at its end. */
    String taken(String query, String list) {
        return done(send(query, list), Duration.ofSeconds(30));
    }

    WebTestClient.ResponseSpec post(String query, byte[] list, Map<String, String> fields) {
        var body = new MultipartBodyBuilder();
        fields.forEach(body::part);
        body.part("file", new ByteArrayResource(list) {
            @Override
            public String getFilename() {
                return "一覧.csv";
            }
        });
        return calls.client()
                .post()
                .uri("/api/imports/" + kind + query)
                .headers(head -> head.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    String done(String job, Duration within) {
        String uri = "/api/imports/" + JsonPath.<String>read(job, "$.id");
        Until.holds(
                "the import is done",
                within,
                () -> !JsonPath.<String>read(text(calls.ask(uri, token)), "$.state")
                        .equals("RUNNING"));
        return text(calls.ask(uri, token));
    }

    WebTestClient.ResponseSpec undo(String job) {
        return calls.send(token, HttpMethod.POST, "/api/imports/" + JsonPath.<String>read(job, "$.id") + "/undo", "");
    }

    /** As a process killed in the middle leaves it: begun, and never at its end. */
    void breakOff(RunningRegistry registry, String job) {
        String id = JsonPath.read(job, "$.id");
        var jobs = registry.bean(RegistryDatabase.class).durable("imports");
        var sealed = registry.bean(SealedJson.class);
        Document kept = Mono.from(jobs.find(new Document("_id", id)).first()).block(Duration.ofSeconds(10));
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = sealed.open(kept.get("sealed", Binary.class), Map.class, "registry.imports/" + id);
        fields.put("state", "RUNNING");
        kept.put("sealed", sealed.seal(fields, "registry.imports/" + id));
        Mono.from(jobs.replaceOne(new Document("_id", id), kept)).block(Duration.ofSeconds(10));
    }

    /** New, changed, unchanged, not usable, missing. */
    static List<Integer> counts(String job) {
        return List.of(
                JsonPath.read(job, "$.added"),
                JsonPath.read(job, "$.changed"),
                JsonPath.read(job, "$.unchanged"),
                JsonPath.read(job, "$.faulty"),
                JsonPath.read(job, "$.missing"));
    }

    static String type(String answer) {
        return JsonPath.read(answer, "$.type");
    }
}
