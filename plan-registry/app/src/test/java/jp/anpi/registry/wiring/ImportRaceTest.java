package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeState;
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
        meanwhile.reading("persons", stored("persons", byHand.id().toString(), byHand.version(), byHand));

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

    @Test
    void ofAListOfOfficesTheRowIsNamedAsWell() {
        ImportCalls offices = by("DESK").of("offices");
        String list = "名称,種別,地区,電話番号\r\nみなせ居宅,居宅介護支援,d01,";
        offices.taken("", list + "04-0000-0000\r\n");
        OfficeState was = office();
        OfficeState byHand = was.withVersion(was.version() + 1);
        meanwhile.reading("offices", stored("offices", was.id().toString(), byHand.version(), byHand));

        String lost = offices.taken("", list + "04-0000-1111\r\n");
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(counts(lost)).containsExactly(0, 0, 0, 1);
        assertThat(JsonPath.<List<Integer>>read(lost, "$.faults[*].row")).containsExactly(2);
        assertThat(office()).isEqualTo(byHand);
    }

    private OfficeState office() {
        return registry.states(OfficeState.class)
                .list(new Document(), Optional.empty(), 2)
                .block(Duration.ofSeconds(10))
                .getFirst();
    }

    /** As the desk stores something, by a way of its own. */
    private Mono<?> stored(String collection, String id, long version, Object state) {
        return Mono.defer(() -> {
            var sealed = new SealedJson(registry.bean(Keyring.class)).seal(state, "registry." + collection + "/" + id);
            return Mono.from(desk.durable(collection)
                            .updateOne(
                                    new Document("_id", id),
                                    Updates.combine(Updates.set("version", version), Updates.set("sealed", sealed))))
                    .timeout(Duration.ofSeconds(10));
        });
    }
}
