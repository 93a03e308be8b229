package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.group.Groups;
import jp.anpi.registry.importing.run.Imports;
import jp.anpi.registry.mistake.Erasing;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whom an incident may ask about does not go with the list that brought them, and who is half gone neither goes sooner nor stays half. */
class TakenBackInAnIncidentTest extends PersonLists {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** More than the log is told of at the same time. */
    private static final int SOME = 60;

    private static final int MORE_THAN_AT_ONCE = 501;
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
        later(Duration.ofMinutes(6));
        String list = done(send("", HEADINGS + hana));

        assertThat(waiting(text(undo(list).expectStatus().isOk()))).isZero();
        assertThat(everybody()).isEmpty();
    }

    @Test
    void whoIsHalfGoneWaitsLikeTheOthersAndIsNotForgottenWhenAnotherListComes() {
        String list = done(send("", rows(SOME)));
        String person = halfGoneWhenOneIsOpened(list);

        assertThat(counts(done(send("", HEADINGS + taro)))).containsExactly(1, 0, 0, 0);
        settle();
        assertThat(isTold(person)).as("who may be on the roster").isTrue();
        later(Duration.ofSeconds(1));
        tell(closed);
        later(Duration.ofDays(13));
        settle();
        assertThat(isTold(person)).as("it may be reopened").isTrue();

        later(Duration.ofDays(1));
        Until.holds("nothing is left of them", SOON, () -> {
            settle();
            return kept("erasing", "_id", person) == 0;
        });
        assertThat(isTold(person)).isFalse();
        assertThat(kept("group-records", "_id", person)).isZero();
        assertThat(kept("resident-numbers", "person", person)).isZero();
        assertThat(everybody()).hasSize(1);
    }

    @Test
    void whoIsHalfGoneComesBackAsThemselvesWithAListThatHasThem() {
        String list = done(send("", rows(SOME)));
        String person = halfGoneWhenOneIsOpened(list);

        assertThat(counts(done(send("", rows(SOME))))).containsExactly(SOME, 0, 0, 0);

        assertThat(everybody())
                .hasSize(SOME)
                .extracting(one -> one.id().toString())
                .contains(person);
        tell(closed);
        later(Duration.ofDays(15));
        Until.holds("they are not half gone any more", SOON, () -> {
            settle();
            return kept("erasing", "_id", person) == 0;
        });
        assertThat(isTold(person)).isTrue();
        assertThat(everybody()).hasSize(SOME);
    }

    @Test
    void whatGoesOnByItselfTakesTheHalfGoneAndTheOthersWhenNobodyMayAskAboutThem() {
        String list = done(send("", rows(MORE_THAN_AT_ONCE)));
        String person = halfGoneWhenOneIsOpened(list);
        settle();
        assertThat(isTold(person)).as("who may be on the roster").isTrue();
        assertThat(everybody()).as("who was not gone yet").hasSize(1);

        later(Duration.ofSeconds(1));
        tell(closed);
        settle();
        later(Duration.ofDays(13));
        settle();
        assertThat(isTold(person)).as("it may be reopened").isTrue();
        assertThat(everybody()).hasSize(1);

        later(Duration.ofDays(1));
        Until.holds("they are gone", SOON, () -> {
            settle();
            return everybody().isEmpty() && !isTold(person);
        });
        assertThat(kept("resident-numbers", "person", person)).isZero();
        undo(list).expectStatus().isEqualTo(409);
    }

    @Test
    void whoHasNotGoneYetWhenAnIncidentIsOpenedStays() {
        String list = done(send("", rows(MORE_THAN_AT_ONCE)));
        registry.bean(Groups.class).sweep().block(SOON); // then nobody else reads their records
        meanwhile.reading("group-records", registry.tell(runs));

        String back = text(undo(list).expectStatus().isOk());

        assertThat(meanwhile.isOver()).isTrue();
        assertThat(JsonPath.<Integer>read(back, "$.back")).isEqualTo(500);
        assertThat(waiting(back)).isOne();
        tell(closed);
        assertThat(waiting(text(undo(list).expectStatus().isOk())))
                .as("it may be reopened, with them on its roster")
                .isOne();
        later(Duration.ofDays(14));
        undo(list).expectStatus().isOk();
        assertThat(everybody()).isEmpty();
    }

    private String rows(int many) {
        var rows = new StringBuilder(HEADINGS);
        for (int i = 0; i < many; i++) {
            rows.append("%03dx%d,佐藤 %d,,1950/1/1,市野谷%d-%d,d01,要介護4\r\n".formatted(round, i, i, round, i));
        }
        return rows.toString();
    }

    /**
     * Somebody of the list whom the store has no more and the log still tells of, when an incident was opened while it was
     * taken back and that broke off.
     */
    private String halfGoneWhenOneIsOpened(String list) {
        var before = everybody();
        registry.awaitTold(
                RegistryTopics.PERSON,
                before.stream().map(one -> one.id().toString()).collect(Collectors.toSet()));
        undoBreaksOff(list, registry.tell(runs));
        var left = everybody();
        var told = registry.told(RegistryTopics.PERSON);
        return before.stream()
                .filter(one -> !left.contains(one))
                .map(one -> one.id().toString())
                .filter(one -> told.contains(one) && kept("group-records", "_id", one) == 1)
                .findFirst()
                .orElseThrow();
    }

    private boolean isTold(String person) {
        return registry.told(RegistryTopics.PERSON).contains(person);
    }

    private long kept(String collection, String field, String person) {
        return Mono.from(registry.bean(RegistryDatabase.class)
                        .durable(collection)
                        .countDocuments(new Document(field, person)))
                .block(SOON);
    }

    private void settle() {
        registry.bean(Imports.class)
                .settle()
                .then(registry.bean(Erasing.class).settle())
                .block(SOON);
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
