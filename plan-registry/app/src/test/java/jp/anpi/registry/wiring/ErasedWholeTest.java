package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.RegistryTopics;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Of somebody who was entered by mistake no store keeps anything, whoever added the store; the audit trail alone names them. */
class ErasedWholeTest extends ExchangeOfATown {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NUMBER = "0000000099";

    @Test
    void nothingIsKeptOfWhoIsErasedAndNothingTold() {
        String restricted = registry.calls().signIn("restricted");
        String person = JsonPath.read(
                text(registry.calls()
                        .send(
                                restricted,
                                HttpMethod.POST,
                                "/api/persons?sure=true",
                                Map.of(
                                        "name",
                                        "誤登録 花子",
                                        "address",
                                        "川端9-9",
                                        "district",
                                        all(DistrictState.class).getFirst().id().value(),
                                        "lifecycle",
                                        "AT_HOME",
                                        "residentNumber",
                                        "77099"))
                        .expectStatus()
                        .isCreated()),
                "$.id");
        String at = "/api/persons/" + person;
        put(at + "/particulars", Map.of("edit", 0, "hours", "午後"))
                .expectStatus()
                .isOk();
        int version = JsonPath.read(body(at + "/group"), "$.version");
        put(at + "/needs", Map.of("version", version, "remarks", List.of(Map.of("category", "POWER", "text", "蓄電池"))))
                .expectStatus()
                .isOk();
        registry.calls()
                .send(desk, HttpMethod.POST, at + "/plans", Map.of())
                .expectStatus()
                .is2xxSuccessful();
        String numbers = "/api/schedules/persons/" + person + "/numbers";
        put(
                        numbers,
                        Map.of(
                                "version",
                                JsonPath.<String>read(body(numbers), "$.version"),
                                "numbers",
                                List.of(Map.of("insurer", "122203", "number", NUMBER))))
                .expectStatus()
                .isNoContent();
        upload("", Map.of(plan(FIRST), row(NUMBER, "20261124", "0930", "1630")));
        try (MongoClient store = MongoClients.create(registry.storeUri())) {
            MongoDatabase database = store.getDatabase("anpi_registry");
            Mono.from(database.getCollection("letters")
                            .insertOne(new Document("_id", person).append("on", "2026-10-01")))
                    .block(SOON);
            assertThat(naming(person, database))
                    .contains(
                            "persons",
                            "particulars",
                            "group-records",
                            "plans",
                            "letters",
                            "resident-numbers",
                            "care-numbers",
                            "told-schedules");
            registry.awaitTold(RegistryTopics.PERSON, Set.of(person));

            version = JsonPath.read(body(at), "$.version");
            registry.calls()
                    .send(restricted, HttpMethod.POST, at + "/mistake", Map.of("version", version, "reason", "隣の市の人"))
                    .expectStatus()
                    .isNoContent();

            assertThat(naming(person, database)).isEmpty();
            assertThat(registry.told(RegistryTopics.PERSON)).doesNotContain(person);
        }
    }

    /** The collections in which the id stands in clear, as key or anywhere within. */
    private static Set<String> naming(String id, MongoDatabase database) {
        return Flux.from(database.listCollectionNames())
                .concatMap(name -> Flux.from(database.getCollection(name).find())
                        .filter(found -> names(found, id))
                        .next()
                        .map(_ -> name))
                .collect(Collectors.toSet())
                .block(SOON);
    }

    private static boolean names(Object value, String id) {
        return switch (value) {
            case Document document -> document.values().stream().anyMatch(one -> names(one, id));
            case Collection<?> many -> many.stream().anyMatch(one -> names(one, id));
            case String text -> text.contains(id);
            case null, default -> false;
        };
    }
}
