package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.reactivestreams.client.MongoClients;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.ScheduleChange;
import jp.anpi.registry.contract.WeeklyService;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

/** Files of the care-plan exchange come in through the front door and leave through the person's state; it is 21 November 2026. */
class ScheduleExchangeTest {

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String DAY_NUMBER = "1270000015";
    private static final String FIRST = "20261120180000";
    private static final String SECOND = "20261121080000";

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town("anpi.schedule.files=3");

    private static WebTestClient client;
    private static String desk;
    private static OfficeId dayOffice;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        dayOffice = all(OfficeState.class).stream()
                .filter(office -> office.kind() == OfficeState.Kind.DAY_SERVICE)
                .map(OfficeState::id)
                .findFirst()
                .orElseThrow();
        put("/api/schedules/offices/" + dayOffice + "/numbers", Map.of("numbers", List.of(DAY_NUMBER)))
                .expectStatus()
                .isNoContent();
    }

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
        put(
                        "/api/schedules/persons/" + somebody(5).id() + "/numbers",
                        Map.of("numbers", List.of(Map.of("insurer", "122203", "number", "0000000005"))))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:number-taken");
        put(
                        "/api/schedules/persons/" + somebody(5).id() + "/numbers",
                        Map.of("numbers", List.of(Map.of("insurer", "131016", "number", "0000000005"))))
                .expectStatus()
                .isNoContent();
        put(
                        "/api/schedules/persons/" + somebody(5).id() + "/numbers",
                        Map.of("numbers", List.of(Map.of("insurer", "131016", "number", "5"))))
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
    void tooManyFilesAnotherTypeAndStrangersAreTurnedAway() {
        var four = Map.of("a.csv", "1", "b.csv", "2", "c.csv", "3", "d.csv", "4");
        exchange("", four, desk).expectStatus().isEqualTo(413);
        exchange("", Map.of(), desk).expectStatus().isEqualTo(422);
        exchange("", Map.of("a.csv", "1"), registry.calls().signIn("care-001")).expectStatus().isForbidden();
        client.post()
                .uri("/api/schedules/exchange")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(Map.of("file", "x"))
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void pitfall23VisitsUnderHealthInsuranceAreKeptByHandBesideWhatTheExchangeTells() {
        PersonState before = somebody(8);
        link(before, "0000000008");
        upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000008", "20261117", "0930", "1630") + row("0000000008", "20261124", "0930", "1630")));
        String shown = body(week(before));
        assertThat(JsonPath.<List<String>>read(shown, "$.fromExchange[*].day")).containsExactly("TUESDAY");

        long read = person(before).version();
        String kept =
                text(put(week(before), Map.of("version", read, "services", List.of(visit("FRIDAY", "14:00", "15:00"))))
                        .expectStatus()
                        .isOk());
        assertThat(JsonPath.<List<String>>read(kept, "$.byHand[*].day")).containsExactly("FRIDAY");
        assertThat(JsonPath.<List<String>>read(kept, "$.byHand[*].officeName")).hasSize(1);
        assertThat(JsonPath.<List<String>>read(kept, "$.fromExchange[*].day")).containsExactly("TUESDAY");
        assertThat(person(before).services())
                .contains(new WeeklyService(
                        nurses(),
                        WeeklyService.Kind.HOME_VISIT,
                        DayOfWeek.FRIDAY,
                        LocalTime.of(14, 0),
                        LocalTime.of(15, 0),
                        Duration.ZERO));

        String friday = whoHas(before, "?at=2026-11-27T14:30:00%2B09:00");
        assertThat(JsonPath.<List<String>>read(friday, "$.ask[?(@.basis == 'BY_HAND')].officeId"))
                .as("the month is known and does not know of it")
                .containsExactly(nurses().toString());

        put(week(before), Map.of("version", read, "services", List.of()))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:changed-meanwhile");

        upload(
                "",
                Map.of(
                        plan(SECOND),
                        row("0000000008", "20261118", "0930", "1630") + row("0000000008", "20261125", "0930", "1630")));
        String after = body(week(before));
        assertThat(JsonPath.<List<String>>read(after, "$.byHand[*].day")).containsExactly("FRIDAY");
        assertThat(JsonPath.<List<String>>read(after, "$.fromExchange[*].day")).containsExactly("WEDNESDAY");

        String emptied = text(put(week(before), Map.of("version", person(before).version(), "services", List.of()))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<Object>>read(emptied, "$.byHand")).isEmpty();
        assertThat(JsonPath.<List<String>>read(emptied, "$.fromExchange[*].day"))
                .containsExactly("WEDNESDAY");
    }

    @Test
    void whatTheExchangeToldAndIsNowKeptByHandStaysWhenTheExchangeTakesItBack() {
        PersonState before = somebody(9);
        link(before, "0000000009");
        upload(
                "",
                Map.of(
                        plan(FIRST),
                        row("0000000009", "20261119", "0930", "1630") + row("0000000009", "20261126", "0930", "1630")));
        Map<String, Object> told = JsonPath.read(body(week(before)), "$.fromExchange[0]");
        String kept = text(put(week(before), Map.of("version", person(before).version(), "services", List.of(told)))
                .expectStatus()
                .isOk());
        assertThat(JsonPath.<List<String>>read(kept, "$.byHand[*].day")).containsExactly("THURSDAY");
        assertThat(JsonPath.<List<Object>>read(kept, "$.fromExchange")).isEmpty();

        upload(
                "",
                Map.of(
                        "DLTPLAN_202611_1270000001_43_" + DAY_NUMBER + "_15_" + SECOND + ".CSV",
                        "202407,122203,0000000009,202611"));
        assertThat(JsonPath.<List<String>>read(body(week(before)), "$.byHand[*].day"))
                .containsExactly("THURSDAY");
    }

    @Test
    void whatMakesNoWeekIsNamedFieldByField() {
        PersonState someone = somebody(10);
        var astray = Map.of(
                "office",
                OfficeId.random().toString(),
                "kind",
                "HOME_VISIT",
                "start",
                "10:00",
                "end",
                "10:00",
                "transportMinutes",
                30);
        String refused = text(put(week(someone), Map.of("version", someone.version(), "services", List.of(astray)))
                .expectStatus()
                .isEqualTo(422));
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].field"))
                .containsExactlyInAnyOrder(
                        "services[0].office", "services[0].day", "services[0].end", "services[0].transportMinutes");
        assertThat(person(someone)).isEqualTo(someone);
        put("/api/persons/" + PersonId.random() + "/services", Map.of("version", 1, "services", List.of()))
                .expectStatus()
                .isNotFound();
        client.get()
                .uri(week(someone))
                .headers(h -> h.setBearerAuth(registry.calls().signIn("care-001")))
                .exchange()
                .expectStatus()
                .isForbidden();
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

    private static String week(PersonState person) {
        return "/api/persons/" + person.id() + "/services";
    }

    private static OfficeId nurses() {
        return all(OfficeState.class).stream()
                .filter(office -> office.kind() == OfficeState.Kind.VISITING_NURSING)
                .map(OfficeState::id)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> visit(String day, String start, String end) {
        return Map.of("office", nurses().toString(), "kind", "HOME_VISIT", "day", day, "start", start, "end", end);
    }

    private static PersonState somebody(int number) {
        return all(PersonState.class, new Document("group", 3)).get(number);
    }

    private static PersonState person(PersonState someone) {
        return registry.states(PersonState.class).find(someone.id().toString()).block(Duration.ofSeconds(10));
    }

    private static void link(PersonState person, String number) {
        put(
                        "/api/schedules/persons/" + person.id() + "/numbers",
                        Map.of("numbers", List.of(Map.of("insurer", "122203", "number", number))))
                .expectStatus()
                .isNoContent();
    }

    private static String plan(String sequence) {
        return "UPPLAN_202611_1270000001_43_" + DAY_NUMBER + "_15_" + sequence + ".CSV";
    }

    private static String row(String number, String day, String start, String end) {
        return String.join(
                        ",",
                        "202407,122203",
                        number,
                        "20261120,202611,1270000001,\"佐藤\",500,0",
                        day,
                        "",
                        start,
                        end,
                        "1,151111,,,,",
                        DAY_NUMBER,
                        "\"みなせデイ\",,0,1270000001,")
                + "\r\n";
    }

    private static String upload(String query, Map<String, String> files) {
        byte[] answer = exchange(query, files, desk)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static WebTestClient.ResponseSpec exchange(String query, Map<String, String> files, String token) {
        var body = new MultipartBodyBuilder();
        files.forEach((name, text) -> body.part("file", new ByteArrayResource(text.getBytes(MS932)) {
            @Override
            public String getFilename() {
                return name;
            }
        }));
        if (files.isEmpty()) {
            body.part("nothing", "at all");
        }
        return client.post()
                .uri("/api/schedules/exchange" + query)
                .headers(h -> h.setBearerAuth(token))
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    private static String whoHas(PersonState person, String query) {
        return body("/api/schedules/persons/" + person.id() + query);
    }

    private static String body(String uri) {
        byte[] answer = client.get()
                .uri(URI.create("http://anpi.test" + uri))
                .headers(h -> h.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(answer, StandardCharsets.UTF_8);
    }

    private static WebTestClient.ResponseSpec put(String uri, Object body) {
        return client.put()
                .uri(uri)
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(body)
                .exchange();
    }

    private static <T> List<T> all(Class<T> type) {
        return all(type, new Document());
    }

    private static <T> List<T> all(Class<T> type, Document filter) {
        return registry.states(type).list(filter, Optional.empty(), 500).block(Duration.ofSeconds(10));
    }
}
