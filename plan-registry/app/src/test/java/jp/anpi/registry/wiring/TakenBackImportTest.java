package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** The newest list can be taken back, and what somebody else did since then stays. */
class TakenBackImportTest extends PersonLists {

    @Test
    void theImportsOfAKindAreListedAndTheNewestCanBeTakenBackFromThere() {
        SimTime clock = registry.bean(SimTime.class);
        clock.forward(Duration.ofSeconds(1));
        String first = done(send("", HEADINGS + hana));
        clock.forward(Duration.ofSeconds(1));
        done(send("?dryRun=true", HEADINGS + taro));
        String second = done(send("", HEADINGS + taro));
        String list = text(get("/api/imports?kind=persons").expectStatus().isOk());
        assertThat(JsonPath.<List<String>>read(list, "$.items[*].id"))
                .as("the newest first, and no looks")
                .startsWith(JsonPath.<String>read(second, "$.id"), JsonPath.<String>read(first, "$.id"))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(JsonPath.<List<Boolean>>read(list, "$.items[*].canBeTakenBack"))
                .startsWith(true, false)
                .containsOnlyOnce(true);
        assertThat(JsonPath.<String>read(list, "$.items[0].by")).isNotBlank();
        undo(second).expectStatus().isOk();
        String after = text(get("/api/imports?kind=persons"));
        assertThat(JsonPath.<String>read(after, "$.items[0].state")).isEqualTo("TAKEN_BACK");
        assertThat(JsonPath.<List<Boolean>>read(after, "$.items[*].canBeTakenBack"))
                .containsOnly(false);
        assertThat(JsonPath.<List<?>>read(text(get("/api/imports?kind=plans")), "$.items"))
                .isEmpty();
        get("/api/imports?kind=cats").expectStatus().isBadRequest();
    }

    @Test
    void theNewestImportCanBeTakenBackWhoWasNewIsGoneAndNeedsAreWhatTheyWere() {
        done(send("", HEADINGS + hana));
        PersonState was = person("髙﨑 花子");
        String second = done(send("", HEADINGS + hana.replace("要介護4", "要介護1") + taro));
        assertThat(person("髙﨑 花子").placement().group()).isEqualTo(PriorityGroup.REASONABLE_ACCOMMODATION);

        String back = text(undo(second).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.back")).isEqualTo(2);
        assertThat(person("髙﨑 花子").withVersion(was.version())).isEqualTo(was);
        assertThat(everybody()).hasSize(1);
        String needs =
                text(get("/api/persons/" + was.id() + "/group").expectStatus().isOk());
        assertThat(JsonPath.<String>read(needs, "$.requirements.care")).isEqualTo("CARE_4");
        undo(second).expectStatus().isEqualTo(409);

        assertThat(counts(done(send("", HEADINGS + hana.replace("要介護4", "要介護1") + taro))))
                .as("what was taken back can be taken in again")
                .containsExactly(1, 1, 0, 0);
    }

    @Test
    void whoeverATakingBackLeftHalfDoneIsOnNoRosterInVainRatherThanMissingFromOneAndTheRestIsDoneByItself() {
        String list = done(send("", HEADINGS + hana));
        String person = person("髙﨑 花子").id().toString();
        undoBreaksOff(list, Mono.empty());
        assertThat(everybody())
                .as("nobody is here of whom the log says nothing")
                .isEmpty();

        registry.bean(Imports.class).settle().block(Duration.ofSeconds(20));
        Until.holds(
                "nobody is on a roster in vain",
                Duration.ofSeconds(20),
                () -> !registry.told(RegistryTopics.PERSON).contains(person));
        undo(list).expectStatus().isEqualTo(409);
        assertThat(counts(done(send("", HEADINGS + hana)))).containsExactly(1, 0, 0, 0);
    }

    @Test
    void whoWasChangedSinceIsNotTakenBack() {
        done(send("", HEADINGS + hana));
        String second = done(send("", HEADINGS + hana.replace("川端", "南流山")));
        PersonState was = person("髙﨑 花子");
        registry.states(PersonState.class)
                .put(was.withSchedule(List.of(), List.of()))
                .block(Duration.ofSeconds(10));
        String back = text(undo(second).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isOne();
        assertThat(person("髙﨑 花子").home().text()).startsWith("南流山");
    }

    @Test
    void aTakingBackThatFailsHalfwayIsFinishedByTheNextOne() {
        done(send("", HEADINGS + hana));
        PersonState was = person("髙﨑 花子");
        String second = done(send("", HEADINGS + hana.replace("川端", "南流山").replace("要介護4", "要介護1")));
        undoBreaksOff(second, Mono.empty());
        assertThat(person("髙﨑 花子").home()).isEqualTo(was.home());

        String back = text(undo(second).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.back")).isOne();
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isZero();
        assertThat(JsonPath.<String>read(text(get("/api/persons/" + was.id() + "/group")), "$.requirements.care"))
                .isEqualTo("CARE_4");
        assertThat(counts(done(send("", HEADINGS + hana))))
                .as("and the list that said so says what it said")
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void whatTheDeskHasWrittenSinceIsNotTakenBackEither() {
        String headings = HEADINGS.replace("\r\n", ",連絡可能時間\r\n");
        done(send("", HEADINGS + hana));
        String second = done(send("", headings + hana.replace("\r\n", ",午前\r\n")));
        String at = "/api/persons/" + person("髙﨑 花子").id() + "/particulars";
        int edit = JsonPath.read(text(get(at)), "$.edit");
        change(HttpMethod.PUT, at, Map.of("edit", edit, "hours", "午後"))
                .expectStatus()
                .isOk();

        assertThat(JsonPath.<Integer>read(text(undo(second).expectStatus().isOk()), "$.kept"))
                .isOne();
        assertThat(JsonPath.<String>read(text(get(at)), "$.hours")).isEqualTo("午後");
    }

    @Test
    void whoCameWithTheListAndWasWorkedWithSinceStays() {
        String jiro = "%03d4,佐藤 次郎,,1950/1/1,市野谷%d-4,d01,\r\n".formatted(round, round);
        String saburo = "%03d5,佐藤 三郎,,1950/1/1,市野谷%d-5,d01,\r\n".formatted(round, round);
        String list = done(send("", HEADINGS + hana + taro + jiro + saburo));
        change(HttpMethod.POST, "/api/persons/" + person("髙﨑 花子").id() + "/plans", Map.of())
                .expectStatus()
                .is2xxSuccessful();
        remark(person("山田 太郎"), "蓄電池を借りた");
        String numbers = "/api/schedules/persons/" + person("佐藤 次郎").id() + "/numbers";
        var pair = Map.of("insurer", "122203", "number", "%010d".formatted(round));
        change(
                        HttpMethod.PUT,
                        numbers,
                        Map.of(
                                "version",
                                JsonPath.<String>read(text(get(numbers)), "$.version"),
                                "numbers",
                                List.of(pair)))
                .expectStatus()
                .isNoContent();

        String back = text(undo(list).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.back")).isOne();
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isEqualTo(3);
        assertThat(everybody())
                .extracting(person -> person.name().written())
                .containsExactlyInAnyOrder("髙﨑 花子", "山田 太郎", "佐藤 次郎");
        assertThat(text(get("/api/persons/" + person("山田 太郎").id() + "/group"))).contains("蓄電池を借りた");
    }

    @Test
    void remarksWrittenSinceAreNotTakenBack() {
        done(send("", HEADINGS + hana));
        String second = done(send("", HEADINGS + hana.replace("要介護4", "要介護3")));
        remark(person("髙﨑 花子"), "蓄電池を借りた");

        assertThat(JsonPath.<Integer>read(text(undo(second).expectStatus().isOk()), "$.kept"))
                .isOne();
        assertThat(text(get("/api/persons/" + person("髙﨑 花子").id() + "/group"))).contains("蓄電池を借りた");
    }

    /** Something that the desk writes beside somebody and that no other service is told. */
    private void remark(PersonState person, String text) {
        String at = "/api/persons/" + person.id();
        String read = text(get(at + "/group"));
        change(
                        HttpMethod.PUT,
                        at + "/needs",
                        Map.of(
                                "version",
                                JsonPath.<Integer>read(read, "$.version"),
                                "remarks",
                                List.of(Map.of("category", "POWER", "text", text))))
                .expectStatus()
                .isOk();
    }

    @Test
    void whoSomebodyElseChangedAtTheSameMomentIsNotTakenBack() {
        done(send("", HEADINGS + hana));
        PersonState byHand = person("髙﨑 花子").withSchedule(List.of(), List.of());
        String second = done(send("", HEADINGS + hana.replace("川端", "南流山")));
        assertThat(person("髙﨑 花子").version()).isEqualTo(byHand.version());
        inPlaceOfTheLists(byHand);

        assertThat(JsonPath.<Integer>read(text(undo(second).expectStatus().isOk()), "$.kept"))
                .isOne();
        assertThat(person("髙﨑 花子")).isEqualTo(byHand);
    }

    @Test
    void whatAnImportNotedBesideSomebodyWhomItDidNotComeToIsTakenBack() {
        String headings = HEADINGS.replace("\r\n", ",住民票の住所\r\n");
        done(send("", headings + hana.replace("\r\n", ",流山1-1\r\n")));
        PersonState was = person("髙﨑 花子");
        String at = "/api/persons/" + was.id() + "/particulars";
        String killed = done(send("", headings + hana.replace("川端", "南流山").replace("\r\n", ",流山2-2\r\n")));
        inPlaceOfTheLists(was);
        assertThat(JsonPath.<String>read(text(get(at)), "$.registered")).isEqualTo("流山2-2");

        undo(killed).expectStatus().isOk();
        assertThat(JsonPath.<String>read(text(get(at)), "$.registered")).isEqualTo("流山1-1");
        assertThat(person("髙﨑 花子")).isEqualTo(was);
    }

    /** As somebody stored them who was faster than the list, or as they were when it was killed. */
    private void inPlaceOfTheLists(PersonState state) {
        String id = state.id().toString();
        var sealed = registry.bean(SealedJson.class).seal(state, "registry.persons/" + id);
        Mono.from(registry.bean(RegistryDatabase.class)
                        .durable("persons")
                        .updateOne(
                                new Document("_id", id),
                                Updates.combine(
                                        Updates.set("version", state.version()), Updates.set("sealed", sealed))))
                .block(Duration.ofSeconds(10));
    }
}
