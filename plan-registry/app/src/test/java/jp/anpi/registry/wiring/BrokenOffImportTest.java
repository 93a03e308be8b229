package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** An import whose process was killed: the same list finishes it, and either of the two can be taken back. */
class BrokenOffImportTest extends PersonLists {

    private static final String PAIRS = HEADINGS.replace("\r\n", ",保険者番号,被保険者番号\r\n");

    @Test
    void anImportThatBrokeOffIsFinishedByTheSameListWithoutDoublingAnybody() {
        String first = done(send("", HEADINGS + hana + taro));
        Mono.from(registry.bean(RegistryDatabase.class)
                        .durable("persons")
                        .deleteOne(new Document("_id", person("山田 太郎").id().toString())))
                .block(Duration.ofSeconds(10));
        breakOff(first);
        assertThat(JsonPath.<String>read(text(get("/api/imports/" + JsonPath.read(first, "$.id"))), "$.state"))
                .isEqualTo("BROKEN_OFF");
        PersonState was = person("髙﨑 花子");

        assertThat(counts(done(send("", HEADINGS + hana + taro)))).containsExactly(1, 0, 1, 0);
        assertThat(person("髙﨑 花子")).isEqualTo(was);
        assertThat(everybody()).hasSize(2);
    }

    @Test
    void whatAKilledImportChangedIsTakenBackWithTheOneThatFinishedIt() {
        done(send("", HEADINGS + hana));
        PersonState was = person("髙﨑 花子");
        String list = HEADINGS + hana.replace("川端", "南流山").replace("要介護4", "要介護1") + taro;
        breakOff(done(send("", list)));

        String third = "%03d4,佐藤 次郎,,1950/1/1,市野谷%d-4,d01,\r\n".formatted(round, round);
        String finished = done(send("", list + third));
        assertThat(counts(finished)).containsExactly(1, 0, 2, 0);
        String back = text(undo(finished).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.back")).isEqualTo(3);
        assertThat(everybody()).hasSize(1);
        assertThat(person("髙﨑 花子").withVersion(was.version())).isEqualTo(was);
        assertThat(JsonPath.<String>read(text(get("/api/persons/" + was.id() + "/group")), "$.requirements.care"))
                .isEqualTo("CARE_4");

        assertThat(counts(done(send("", list + third))))
                .as("what was taken back can be taken in again")
                .containsExactly(2, 1, 0, 0);
    }

    @Test
    void whomTheNextListChangedOnceMoreIsWhatTheyWereBeforeTheKilledOne() {
        done(send("", HEADINGS + hana));
        PersonState was = person("髙﨑 花子");
        breakOff(done(send("", HEADINGS + hana.replace("川端", "南流山") + taro)));

        String other = HEADINGS + hana.replace("川端", "駒木台") + taro.replace("市野谷", "西初石");
        String finished = done(send("", other));
        assertThat(counts(finished)).containsExactly(0, 2, 0, 0);
        String back = text(undo(finished).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.back")).isEqualTo(2);
        assertThat(everybody()).hasSize(1);
        assertThat(person("髙﨑 花子").withVersion(was.version())).isEqualTo(was);
    }

    @Test
    void whomTheDeskChangedBetweenTheKillAndTheNextListIsWhatTheDeskMadeOfThem() {
        done(send("", HEADINGS + hana));
        String list = HEADINGS + hana.replace("川端", "南流山");
        breakOff(done(send("", list)));
        PersonState byHand = person("髙﨑 花子").withSchedule(List.of(), List.of());
        registry.states(PersonState.class).put(byHand).block(Duration.ofSeconds(10));

        String finished = done(send("", HEADINGS + hana.replace("川端", "駒木台")));
        undo(finished).expectStatus().isOk();
        assertThat(person("髙﨑 花子").home().text()).startsWith("南流山");
    }

    @Test
    void aKilledImportIsTakenBackByItselfWithTheNumbersThatItLinked() {
        String pair = ",122203,%010d\r\n".formatted(round);
        done(send("", HEADINGS + hana));
        PersonState was = person("髙﨑 花子");
        String killed = done(
                send("", PAIRS + hana.replace("川端", "南流山").replace("\r\n", pair) + taro.replace("\r\n", ",,\r\n")));
        breakOff(killed);
        String numbers = "/api/schedules/persons/" + was.id() + "/numbers";
        assertThat(JsonPath.<List<?>>read(text(get(numbers)), "$.numbers")).hasSize(1);

        assertThat(JsonPath.<Integer>read(text(undo(killed).expectStatus().isOk()), "$.back"))
                .isEqualTo(2);
        assertThat(everybody()).hasSize(1);
        assertThat(person("髙﨑 花子").withVersion(was.version())).isEqualTo(was);
        assertThat(JsonPath.<List<?>>read(text(get(numbers)), "$.numbers")).isEmpty();
        undo(killed).expectStatus().isEqualTo(409);
    }

    private void breakOff(String job) {
        lists().breakOff(registry, job);
    }
}
