package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.reactivestreams.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Lifecycle;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of the care-plan exchange come in through the front door and leave through the person's state; it is 21 November 2026. */
class ScheduleExchangeTest extends ExchangeOfATown {

    @Test
    void aMonthIsShownFirstThenTakenThenAnsweredAndTold() {
        PersonState before = somebody(0);
        link(before, "0000000001");
        String file = plan(FIRST);
        String row = row("0000000001", "20261124", "0930", "1630");
        String tuesday = "?at=2026-11-24T10:00:00%2B09:00";

        String dry = upload("?dryRun=true", Map.of(file, row));
        assertThat(JsonPath.<Integer>read(dry, "$.months.added")).isOne();
        assertThat(JsonPath.<Integer>read(dry, "$.told")).isZero();
        assertThat(JsonPath.<Boolean>read(whoHas(before, tuesday), "$.monthKnown"))
                .isFalse();

        String taken = upload("", Map.of(file, row));
        assertThat(JsonPath.<Integer>read(taken, "$.months.added")).isOne();
        assertThat(JsonPath.<Integer>read(taken, "$.told")).isOne();
        assertThat(JsonPath.<List<Object>>read(taken, "$.unlinked")).isEmpty();

        String answer = whoHas(before, tuesday);
        assertThat(JsonPath.<Boolean>read(answer, "$.monthKnown")).isTrue();
        assertThat(JsonPath.<List<String>>read(answer, "$.ask[?(@.certainty == 'TIME')].officeId"))
                .containsExactly(dayOffice.toString());
        assertThat(JsonPath.<String>read(answer, "$.explanation")).contains("予定");

        PersonState told = person(before);
        assertThat(told.version()).isEqualTo(before.version() + 1);
        assertThat(told.changes())
                .contains(new ScheduleChange.Extra(
                        dayOffice,
                        WeeklyService.Kind.DAY_SERVICE,
                        LocalDate.of(2026, 11, 24),
                        LocalTime.of(9, 30),
                        LocalTime.of(16, 30),
                        Duration.ofMinutes(30)));

        String again = upload("", Map.of(file, row));
        assertThat(JsonPath.<Integer>read(again, "$.months.unchanged")).isOne();
        assertThat(JsonPath.<Integer>read(again, "$.told")).isZero();
        assertThat(person(before)).isEqualTo(told);
    }

    @Test
    void aWithdrawalLeavesExactlyWhatWasKeptByHand() {
        PersonState before = somebody(1);
        link(before, "0000000002");
        upload("", Map.of(plan(FIRST), row("0000000002", "20261125", "0930", "1630")));
        assertThat(person(before).changes()).isNotEqualTo(before.changes());
        String withdrawn = upload(
                "",
                Map.of(
                        "DLTPLAN_202611_1270000001_43_" + DAY_NUMBER + "_15_" + SECOND + ".CSV",
                        "202407,122203,0000000002,202611"));
        assertThat(JsonPath.<Integer>read(withdrawn, "$.months.withdrawn")).isOne();
        assertThat(person(before).changes()).isEqualTo(before.changes());
        assertThat(person(before).services()).isEqualTo(before.services());
    }

    @Test
    void theNewestUploadIsTakenBackAndWhoeverItConcernedIsTold() {
        PersonState before = somebody(12);
        link(before, "0000000012");
        upload("", Map.of(plan(FIRST), row("0000000012", "20261125", "0930", "1630")));
        PersonState first = person(before);
        String earlier = newest();
        upload("?dryRun=true", Map.of(plan(SECOND), row("0000000012", "20261126", "0930", "1630")));
        upload("", Map.of("利用票.csv", "a,b"));
        assertThat(newest()).as("what changes nothing takes no place").isEqualTo(earlier);

        upload("", Map.of(plan(SECOND), row("0000000012", "20261126", "0930", "1630")));
        assertThat(person(before).changes()).isNotEqualTo(first.changes());
        String upload = JsonPath.read(newest(), "$.items[0].id");
        assertThat(JsonPath.<List<String>>read(newest(), "$.items[0].files")).containsExactly(plan(SECOND));
        assertThat(JsonPath.<String>read(undo(JsonPath.read(earlier, "$.items[0].id"), 409), "$.type"))
                .isEqualTo("urn:anpi:problem:not-the-newest");

        String done = undo(upload, 200);
        assertThat(JsonPath.<Integer>read(done, "$.restored")).isOne();
        assertThat(JsonPath.<Integer>read(done, "$.told")).isOne();
        assertThat(person(before).changes()).isEqualTo(first.changes());
        assertThat(JsonPath.<List<?>>read(newest(), "$.items")).isEmpty();
        undo(upload, 409);

        upload("", Map.of(plan(SECOND), row("0000000012", "20261126", "0930", "1630")));
        assertThat(person(before).changes()).as("the same files again").isNotEqualTo(first.changes());
    }

    @Test
    void aMonthThatWasNewIsUnknownAgainOnceItsUploadIsTakenBack() {
        PersonState before = somebody(13);
        link(before, "0000000013");
        upload("", Map.of(plan(FIRST), row("0000000013", "20261125", "0930", "1630")));
        undo(JsonPath.read(newest(), "$.items[0].id"), 200);
        assertThat(person(before).changes()).isEqualTo(before.changes());
        assertThat(JsonPath.<Boolean>read(whoHas(before, "?at=2026-11-25T10:00:00%2B09:00"), "$.monthKnown"))
                .isFalse();
    }

    @Test
    void whatBrokeOffIsTakenBackTogetherWithTheUploadThatWasSentAfterIt() {
        PersonState one = somebody(14);
        PersonState other = somebody(15);
        link(one, "0000000014");
        link(other, "0000000015");
        String half = row("0000000014", "20261125", "0930", "1630");
        upload("", Map.of(plan(FIRST), half));
        try (var raw = MongoClients.create(registry.storeUri())) {
            // As a process leaves it that is killed before the rest of the file.
            Mono.from(raw.getDatabase("anpi_registry")
                            .getCollection("care-uploads")
                            .updateOne(new Document(), new Document("$unset", new Document("whole", ""))))
                    .block(Duration.ofSeconds(10));
        }
        upload("", Map.of(plan(FIRST), half + row("0000000015", "20261125", "0930", "1630")));
        String done = undo(JsonPath.read(newest(), "$.items[0].id"), 200);
        assertThat(JsonPath.<Integer>read(done, "$.restored")).isEqualTo(2);
        assertThat(person(one).changes()).isEqualTo(one.changes());
        assertThat(person(other).changes()).isEqualTo(other.changes());
    }

    @Test
    void ofUploadsAtTheSameInstantOneIsTakenInAndTheOthersAreTold() {
        PersonState before = somebody(16);
        link(before, "0000000016");
        var files = Map.of(plan(FIRST), row("0000000016", "20261125", "0930", "1630"));
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> exchange("", files, desk)
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .toList();
        assertThat(answers).contains(200).isSubsetOf(200, 409);
        String taken = upload("", Map.of(plan(SECOND), row("0000000016", "20261126", "0930", "1630")));
        assertThat(JsonPath.<Integer>read(taken, "$.months.changed")).isOne();
        assertThat(JsonPath.<Integer>read(undo(JsonPath.read(newest(), "$.items[0].id"), 200), "$.restored"))
                .isOne();
    }

    private String newest() {
        return body("/api/schedules/exchange");
    }

    private String undo(String upload, int status) {
        return new String(
                client.post()
                        .uri("/api/schedules/exchange/" + upload + "/undo")
                        .headers(h -> h.setBearerAuth(desk))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(status)
                        .expectBody()
                        .returnResult()
                        .getResponseBody(),
                StandardCharsets.UTF_8);
    }

    @Test
    void aPersonIsToldAsSoonAsTheirNumberIsKnown() {
        PersonState before = somebody(2);
        String taken = upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000003", "20261126", "0930", "1630"),
                        "UPHOSOKU_202611_1270000001_43_" + DAY_NUMBER + "_15_" + FIRST + ".CSV",
                        "202407,122203,0000000003,00000000,\"ﾀｶｻｷ ﾊﾅ\",\"髙﨑 花\",2,19410503,,,,," + ",".repeat(50)
                                + "202611"));
        assertThat(JsonPath.<List<String>>read(taken, "$.unlinked[?(@.number == '0000000003')].name"))
                .containsExactly("髙﨑 花");
        link(before, "0000000003");
        assertThat(person(before).changes()).isNotEqualTo(before.changes());
    }

    @Test
    void eachFaultIsNamedByRowAndColumnInTheCallersLanguageAndTheRestIsTaken() {
        PersonState before = somebody(3);
        link(before, "0000000004");
        String taken = upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000004", "20261127", "0930", "1630") + row("0000000004", "20261128", "9:30", "1630"),
                        "利用票.csv",
                        "a,b"));
        assertThat(JsonPath.<Integer>read(taken, "$.files[0].faults[0].row")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(taken, "$.files[0].faults[0].column")).isEqualTo(12);
        assertThat(JsonPath.<String>read(taken, "$.files[0].faults[0].message")).contains("HHMM");
        assertThat(JsonPath.<List<String>>read(taken, "$.otherFiles")).containsExactly("利用票.csv");
        assertThat(JsonPath.<Integer>read(whoHas(before, "?at=2026-11-28T10:00:00%2B09:00"), "$.gaps"))
                .isOne();
    }

    @Test
    void pitfall26APairIsOnePersons() {
        link(somebody(4), "0000000005");
        number(somebody(5), List.of(Map.of("insurer", "122203", "number", "0000000005")))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:number-taken");
        number(somebody(5), List.of(Map.of("insurer", "131016", "number", "0000000005")))
                .expectStatus()
                .isNoContent();
        number(somebody(5), List.of(Map.of("insurer", "131016", "number", "5")))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("numbers[0].number");
    }

    @Test
    void whatIsStoredNamesNobodyByTheirNumber() {
        link(somebody(6), "0000000007");
        upload("", Map.of(plan(FIRST), row("0000000007", "20261127", "0930", "1630")));
        try (var raw = MongoClients.create(registry.storeUri())) {
            for (String collection : List.of("care-numbers", "care-months", "told-schedules")) {
                String all = Flux.from(raw.getDatabase("anpi_registry")
                                .getCollection(collection)
                                .find())
                        .map(Document::toJson)
                        .collectList()
                        .block(Duration.ofSeconds(20))
                        .toString();
                assertThat(all).as(collection).isNotEqualTo("[]").doesNotContain("0000000007", DAY_NUMBER);
            }
        }
    }

    @Test
    void coverageHasADenominatorForEachGroupWhereSomebodyIsAsked() {
        String coverage = body("/api/schedules/coverage?month=2026-11");
        assertThat(JsonPath.<List<String>>read(coverage, "$.groups[*].group")).hasSize(4);
        assertThat(JsonPath.<Integer>read(coverage, "$.groups[0].people")).isEqualTo(40);
        assertThat(JsonPath.<Integer>read(coverage, "$.groups[2].people")).isEqualTo(450);
    }

    @Test
    void inAMonthWithoutAFileTheWeekOfTheLastIsAnsweredAndToldAndNobodyCountsAsKeptByHandWhoIsNot() {
        PersonState before = somebody(17);
        link(before, "0000000017");
        int lastMonth = known("2026-12", "LAST_MONTH");
        int byHand = known("2026-12", "BY_HAND");
        boolean alone = before.services().isEmpty();
        upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000017", "20261117", "0930", "1630") + row("0000000017", "20261124", "0930", "1630")));

        String answer = whoHas(before, "?at=2026-12-08T12:00:00%2B09:00");
        assertThat(JsonPath.<Boolean>read(answer, "$.monthKnown")).isFalse();
        assertThat(JsonPath.<List<String>>read(answer, "$.ask[?(@.basis == 'USUAL')].officeId"))
                .containsExactly(dayOffice.toString());
        assertThat(person(before).services())
                .as("what the ladder goes by")
                .anyMatch(service -> service.office().equals(dayOffice) && service.day() == DayOfWeek.TUESDAY);
        assertThat(known("2026-12", "BY_HAND")).isEqualTo(byHand);
        assertThat(known("2026-12", "LAST_MONTH")).isEqualTo(lastMonth + (alone ? 1 : 0));
        assertThat(JsonPath.<List<Object>>read(
                        whoHas(before, "?at=2027-02-02T12:00:00%2B09:00"), "$.ask[?(@.basis == 'USUAL')]"))
                .as("by then nobody knows")
                .isEmpty();
    }

    private int known(String month, String how) {
        List<Integer> counts =
                JsonPath.read(body("/api/schedules/coverage?month=" + month), "$.groups[*].known." + how);
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void whoIsInHospitalIsSaidToBeThereFirstAndWhoDiedNobodyHas() {
        PersonState before = atHome();
        link(before, "0000000018");
        upload("", Map.of(plan(FIRST), row("0000000018", "20261124", "0930", "1630")));
        String tuesday = "?at=2026-11-24T10:00:00%2B09:00";

        live(before, "IN_HOSPITAL", "2026-11-20");
        String answer = whoHas(before, tuesday);
        assertThat(JsonPath.<String>read(answer, "$.explanation")).contains("入院中", "2026-11-20から");
        assertThat(JsonPath.<String>read(answer, "$.lifecycle")).isEqualTo("IN_HOSPITAL");
        assertThat(JsonPath.<List<Object>>read(answer, "$.ask"))
                .as("as planned")
                .isNotEmpty();
        assertThat(JsonPath.<String>read(whoHas(before, "?at=2026-11-19T10:00:00%2B09:00"), "$.lifecycle"))
                .isEqualTo("AT_HOME");

        live(before, "DIED", "2026-11-21");
        String died = whoHas(before, tuesday);
        assertThat(JsonPath.<String>read(died, "$.explanation")).contains("亡くなった");
        assertThat(JsonPath.<List<Object>>read(died, "$.ask")).isEmpty();
    }

    /** In no group whose coverage is counted. */
    private PersonState atHome() {
        return all(PersonState.class, new Document("group", 5)).stream()
                .filter(person -> person.lifecycle() == Lifecycle.AT_HOME)
                .findFirst()
                .orElseThrow();
    }

    private void live(PersonState someone, String lifecycle, String since) {
        new PersonForms(registry.calls(), desk, someone.id().toString())
                .person(Map.of("lifecycle", lifecycle, "since", since))
                .expectStatus()
                .isOk();
    }

    @Test
    void tooManyFilesAnotherTypeAndStrangersAreTurnedAway() {
        var four = Map.of("a.csv", "1", "b.csv", "2", "c.csv", "3", "d.csv", "4");
        exchange("", four, desk).expectStatus().isEqualTo(413);
        exchange("", Map.of(), desk).expectStatus().isEqualTo(422);
        exchange("", Map.of("a.csv", "1"), registry.calls().signIn("care-001"))
                .expectStatus()
                .isForbidden();
        client.post()
                .uri("/api/schedules/exchange")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(Map.of("file", "x"))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void numbersAreReadBackSoThatOneMoreCanBeJoined() {
        PersonState someone = somebody(11);
        link(someone, "0000000011");
        String known = body("/api/schedules/persons/" + someone.id() + "/numbers");
        assertThat(JsonPath.<List<String>>read(known, "$.numbers[*].number")).containsExactly("0000000011");
        assertThat(JsonPath.<List<String>>read(known, "$.numbers[*].insurer")).containsExactly("122203");
        assertThat(JsonPath.<List<String>>read(body("/api/schedules/offices/" + dayOffice + "/numbers"), "$.numbers"))
                .containsExactly(DAY_NUMBER);
    }

    @Test
    void ofTwoDesksThatAddANumberAtOnceTheSecondIsToldAndNoneIsLost() {
        PersonState someone = somebody(31);
        String read = version(someone);
        number(someone, read, List.of(Map.of("insurer", "122203", "number", "0000000031")))
                .expectStatus()
                .isNoContent();
        number(someone, read, List.of(Map.of("insurer", "131016", "number", "0000000031")))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:changed-meanwhile");
        assertThat(JsonPath.<List<String>>read(
                        body("/api/schedules/persons/" + someone.id() + "/numbers"), "$.numbers[*].insurer"))
                .containsExactly("122203");
    }
}
