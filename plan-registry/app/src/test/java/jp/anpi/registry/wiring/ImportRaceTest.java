package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Somebody at the desk is faster than the list that is just taken in. */
class ImportRaceTest extends PersonLists {

    private final RegistryDatabase desk =
            new RegistryDatabase(registry.storeUri(), "anpi_registry", new SimpleMeterRegistry());

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void ofARowThatSomebodyWasFasterWithNothingStaysAndTheRowIsNamed() {
        String headings = HEADINGS.replace("\r\n", ",住民票の住所,保険者番号,被保険者番号\r\n");
        String pair = ",122203,%010d\r\n".formatted(round);
        done(send("", headings + hana.replace("\r\n", ",流山1-1,,\r\n")));
        PersonState byHand = person("髙﨑 花子").withSchedule(List.of(), List.of());
        meanwhile.reading("persons", stored(byHand));

        String other = hana.replace("要介護4", "要介護1").replace("\r\n", ",流山2-2" + pair);
        String lost = done(send("", headings + other + taro.replace("\r\n", ",,,\r\n")));
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(counts(lost)).containsExactly(1, 0, 0, 1);
        assertThat(JsonPath.<List<Integer>>read(lost, "$.faults[*].row")).containsExactly(2);
        assertThat(JsonPath.<String>read(lost, "$.faults[0].message")).contains("別の担当者");
        assertThat(person("髙﨑 花子")).isEqualTo(byHand);
        String at = "/api/persons/" + byHand.id();
        assertThat(JsonPath.<String>read(text(get(at + "/group")), "$.requirements.care"))
                .isEqualTo("CARE_4");
        assertThat(JsonPath.<String>read(text(get(at + "/particulars")), "$.registered"))
                .isEqualTo("流山1-1");
        assertThat(JsonPath.<List<?>>read(text(get("/api/schedules" + at.substring(4) + "/numbers")), "$.numbers"))
                .isEmpty();

        assertThat(counts(done(send("", headings + other)))).containsExactly(0, 1, 0, 0);
        assertThat(JsonPath.<String>read(text(get(at + "/group")), "$.requirements.care"))
                .isEqualTo("CARE_1");
    }

    /** As the desk stores somebody, by a way of its own. */
    private Mono<?> stored(PersonState state) {
        return Mono.defer(() -> {
            String id = state.id().toString();
            var sealed = new SealedJson(registry.bean(Keyring.class)).seal(state, "registry.persons/" + id);
            return Mono.from(desk.durable("persons")
                            .updateOne(
                                    new Document("_id", id),
                                    Updates.combine(
                                            Updates.set("version", state.version()), Updates.set("sealed", sealed))))
                    .timeout(Duration.ofSeconds(10));
        });
    }
}
