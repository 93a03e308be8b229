package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.person.ListNumbers;
import jp.anpi.registry.store.BlindIndex;
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
    void whoIsChangedJustWhenTheirListIsTakenBackStays() {
        String list = done(send("", HEADINGS + hana + taro));
        PersonState byHand = person("髙﨑 花子").withSchedule(List.of(), List.of());
        meanwhile.reading("persons", stored("persons", byHand.id().toString(), byHand.version(), byHand));

        String back = text(undo(list).expectStatus().isOk());

        assertThat(meanwhile.isOver()).isTrue();
        assertThat(JsonPath.<Integer>read(back, "$.back")).isOne();
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isOne();
        assertThat(everybody()).containsExactly(byHand);
        registry.awaitTold(RegistryTopics.PERSON, Set.of(byHand.id().toString()));
    }

    @Test
    void aNumberThatTheDeskGivesMeanwhileStaysTheirsAndTheRowIsNamed() {
        done(send("", HEADINGS + hana));
        String number = taro.substring(0, taro.indexOf(',')).replaceFirst("^0+", "");
        String key = new BlindIndex(registry.bean(Keyring.class)).of("resident-number", number);
        String byHand = PersonId.random().toString();
        meanwhile.reading(
                "resident-numbers",
                Mono.defer(() -> Mono.from(desk.durable("resident-numbers")
                                .insertOne(new Document("_id", key)
                                        .append("person", byHand)
                                        .append("said", "")
                                        .append("by", new UUID(0, 0).toString())
                                        .append("fresh", false)))
                        .timeout(Duration.ofSeconds(10))));

        String lost = done(send("", HEADINGS + hana + taro));

        assertThat(meanwhile.isOver()).isTrue();
        assertThat(counts(lost)).containsExactly(0, 0, 1, 1);
        assertThat(JsonPath.<List<Integer>>read(lost, "$.faults[*].row")).containsExactly(3);
        assertThat(JsonPath.<String>read(lost, "$.faults[0].message")).contains("別の担当者");
        assertThat(Mono.from(desk.durable("resident-numbers")
                                .find(new Document("_id", key))
                                .first())
                        .map(found -> found.getString("person"))
                        .block(Duration.ofSeconds(10)))
                .isEqualTo(byHand);
        assertThat(everybody()).extracting(one -> one.name().written()).containsExactly("髙﨑 花子");
    }

    @Test
    void whomTheDeskIsAboutToStoreIsNotTakenOverByARowAndTheRowIsNamed() {
        PersonId byHand = PersonId.random();
        String number = taro.substring(0, taro.indexOf(','));
        registry.bean(ListNumbers.class).reserve(byHand, number).block(Duration.ofSeconds(10));

        theRowIsNamed(done(send("", HEADINGS + taro)));

        assertThat(everybody()).isEmpty();
        assertThat(registry.bean(ListNumbers.class).of(byHand).block(Duration.ofSeconds(10)))
                .isEqualTo(number);
        later(Duration.ofSeconds(61));
        assertThat(counts(done(send("", HEADINGS + taro))))
                .as("they never were")
                .containsExactly(1, 0, 0, 0);
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

    @Test
    void ofAListOfMembersToo() {
        by("DESK").of("offices").taken("", "名称,種別,地区\r\n川端訪問看護,訪問看護,d01\r\n");
        ImportCalls members = by("RESTRICTED_DESK").of("members");
        String list = "事業所名,氏名,役割,電話番号\r\n川端訪問看護,看護 一郎,看護師,";
        members.taken("", list + "090-0000-0001\r\n");
        MemberState was = only(MemberState.class);
        MemberState byHand = was.withVersion(was.version() + 1);
        meanwhile.reading("members", stored("members", was.id().toString(), byHand.version(), byHand));

        theRowIsNamed(members.taken("", list + "090-0000-0002\r\n"));
        assertThat(only(MemberState.class)).isEqualTo(byHand);
    }

    @Test
    void ofAListOfWhoServesWhomToo() {
        by("DESK").of("offices").taken("", "名称,種別,地区\r\n市野谷訪問看護,訪問看護,d01\r\n");
        done(send("", HEADINGS + hana));
        ImportCalls assignments = by("RESTRICTED_DESK").of("assignments");
        PersonState was = person("髙﨑 花子");
        PersonState byHand = was.withSchedule(List.of(), List.of());
        registered().forEach(_ -> meanwhile.reading("persons", Mono.empty())); // all are read once to be counted
        meanwhile.reading("persons", stored("persons", was.id().toString(), byHand.version(), byHand));

        String number = hana.substring(0, hana.indexOf(','));
        theRowIsNamed(assignments.taken("", "宛名番号,役割,事業所名\r\n" + number + ",訪問看護,市野谷訪問看護\r\n"));
        assertThat(person("髙﨑 花子")).isEqualTo(byHand);
    }

    @Test
    void ofAListOfPlansToo() {
        done(send("", HEADINGS + hana));
        String number = hana.substring(0, hana.indexOf(','));
        ImportCalls plans = lists().of("plans");
        plans.taken("", "宛名番号,本人確認日,避難経路\r\n" + number + ",2026-10-05,表の道\r\n");
        String id = person("髙﨑 花子").id().toString();
        meanwhile.reading("plans", Mono.empty()); // it is read once to tell whose plan the list does not have
        meanwhile.reading(
                "plans",
                Mono.defer(() -> Mono.from(
                                desk.durable("plans").insertOne(new Document("_id", id + "/2").append("person", id)))
                        .timeout(Duration.ofSeconds(10))));
        theRowIsNamed(plans.taken("", "宛名番号,本人確認日,避難経路\r\n" + number + ",2026-11-05,裏の坂\r\n"));
        Mono.from(desk.durable("plans").deleteOne(new Document("_id", id + "/2")))
                .block(Duration.ofSeconds(10));
    }

    private void theRowIsNamed(String lost) {
        assertThat(meanwhile.isOver()).isTrue();
        assertThat(counts(lost)).containsExactly(0, 0, 0, 1);
        assertThat(JsonPath.<List<Integer>>read(lost, "$.faults[*].row")).containsExactly(2);
        assertThat(JsonPath.<String>read(lost, "$.faults[0].message")).contains("別の担当者");
    }

    private <T> T only(Class<T> kind) {
        return registry.states(kind)
                .list(new Document(), Optional.empty(), 2)
                .block(Duration.ofSeconds(10))
                .getFirst();
    }

    private OfficeState office() {
        return registry.states(OfficeState.class)
                .all(new Document())
                .filter(one -> one.name().equals("みなせ居宅"))
                .blockFirst(Duration.ofSeconds(10));
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
