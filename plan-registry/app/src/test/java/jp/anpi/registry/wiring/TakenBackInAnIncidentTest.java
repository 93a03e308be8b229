package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.UUID;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whom an incident may ask about does not go with the list that brought them, and who is half gone does not stay half. */
class TakenBackInAnIncidentTest extends PersonLists {

    private static final Duration SOON = Duration.ofSeconds(20);
    private final RunningIncident runs = new RunningIncident(UUID.randomUUID(), Mode.REAL, true);
    private final RunningIncident closed = new RunningIncident(runs.id(), Mode.REAL, false);

    @BeforeEach
    void afterAllOthers() {
        later(Duration.ofDays(15));
    }

    @Test
    void whoCameStaysWhileAnIncidentRunsAndWhileItMayBeReopenedAndTheRestIsTakenBack() {
        done(send("", HEADINGS + hana));
        String second = done(send("", HEADINGS + hana.replace("川端", "南流山") + taro));
        tell(runs);

        String back = text(undo(second).expectStatus().isOk());

        assertThat(JsonPath.<Integer>read(back, "$.back"))
                .as("who was there before")
                .isOne();
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isZero();
        assertThat(waiting(back)).as("who may be on the roster").isOne();
        assertThat(why(back)).contains("終わるまで誰も消せません");
        assertThat(person("髙﨑 花子").home().text()).startsWith("川端");
        assertThat(everybody()).hasSize(2);

        later(Duration.ofSeconds(1));
        tell(closed);
        back = text(undo(second).expectStatus().isOk());
        assertThat(waiting(back)).as("it may be reopened").isOne();
        assertThat(why(back)).containsPattern("\\d{4}-\\d\\d-\\d\\dになるまで誰も消せません");
        assertThat(everybody()).hasSize(2);

        later(Duration.ofDays(14));
        back = text(undo(second).expectStatus().isOk());
        assertThat(waiting(back)).isZero();
        assertThat(JsonPath.<Object>read(back, "$.why")).isNull();
        assertThat(everybody()).hasSize(1);
        assertThat(person("髙﨑 花子").home().text()).startsWith("川端");
        undo(second).expectStatus().isEqualTo(409);
    }

    @Test
    void whoCameOnlyAfterTheLastWasClosedGoesAtOnce() {
        tell(runs);
        tell(closed);
        later(Duration.ofSeconds(1));
        String list = done(send("", HEADINGS + hana));

        assertThat(waiting(text(undo(list).expectStatus().isOk()))).isZero();
        assertThat(everybody()).isEmpty();
    }

    @Test
    void whoIsHalfGoneIsFinishedByTheNextListAlsoWhileAnIncidentRuns() {
        String list = done(send("", HEADINGS + hana));
        String person = halfGone(list);
        tell(runs);

        assertThat(counts(done(send("", HEADINGS + taro)))).containsExactly(1, 0, 0, 0);

        assertThat(kept("group-records", "_id", person)).isZero();
        assertThat(kept("resident-numbers", "person", person)).isZero();
        assertThat(registry.told(RegistryTopics.PERSON)).doesNotContain(person);
        tell(closed);
    }

    @Test
    void whatGoesOnByItselfFinishesTheHalfGoneAtOnceAndTheOthersWhenNobodyMayAskAboutThem() {
        String list = done(send("", manyRows()));
        String person = halfGone(list);
        tell(runs);
        settle();
        assertThat(kept("resident-numbers", "person", person)).isZero();
        assertThat(registry.told(RegistryTopics.PERSON)).doesNotContain(person);
        assertThat(everybody()).as("who was not gone yet").hasSize(1);

        later(Duration.ofSeconds(1));
        tell(closed);
        settle();
        later(Duration.ofDays(13));
        settle();
        assertThat(everybody()).as("it may be reopened").hasSize(1);

        later(Duration.ofDays(1));
        settle();
        Until.holds("they are gone", SOON, () -> everybody().isEmpty());
        undo(list).expectStatus().isEqualTo(409);
    }

    @Test
    void whoHasNotGoneYetWhenAnIncidentIsOpenedStays() {
        String list = done(send("", manyRows()));
        meanwhile.reading("group-records", registry.tell(runs));

        String back = text(undo(list).expectStatus().isOk());

        assertThat(meanwhile.isOver()).isTrue();
        assertThat(JsonPath.<Integer>read(back, "$.back")).isEqualTo(500);
        assertThat(waiting(back)).isOne();
        tell(closed);
        undo(list).expectStatus().isOk();
        assertThat(everybody()).isEmpty();
    }

    /** One more than is taken back at once. */
    private String manyRows() {
        var rows = new StringBuilder(HEADINGS);
        for (int i = 0; i <= 500; i++) {
            rows.append("%03dx%d,佐藤 %d,,1950/1/1,市野谷%d-%d,d01,要介護4\r\n".formatted(round, i, i, round, i));
        }
        return rows.toString();
    }

    /** Somebody of the list whom the store has no more, and of whom something else is kept, when its taking back broke off. */
    private String halfGone(String list) {
        var before = everybody();
        meanwhile.reading("group-records", Mono.error(new IllegalStateException("the store is gone")));
        undo(list).expectStatus().is5xxServerError();
        assertThat(meanwhile.isOver()).isTrue();
        var left = everybody();
        return before.stream()
                .filter(one -> !left.contains(one))
                .map(one -> one.id().toString())
                .filter(one -> kept("group-records", "_id", one) == 1)
                .findFirst()
                .orElseThrow();
    }

    private long kept(String collection, String field, String person) {
        return Mono.from(registry.bean(RegistryDatabase.class)
                        .durable(collection)
                        .countDocuments(new Document(field, person)))
                .block(SOON);
    }

    private void settle() {
        registry.bean(Imports.class).settle().block(SOON);
    }

    private void tell(RunningIncident incident) {
        registry.tell(incident).block(SOON);
    }

    private static int waiting(String back) {
        return JsonPath.read(back, "$.waiting");
    }

    private static String why(String back) {
        return JsonPath.read(back, "$.why");
    }
}
