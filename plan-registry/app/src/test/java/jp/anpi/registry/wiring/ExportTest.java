package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.People;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The lists of a town as files. */
class ExportTest {

    private static final Charset MS932 = Charset.forName("windows-31j");

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        persons().put(People.person(PersonId.random(), 1, "=cmd|' /C calc'!A0")).block(Duration.ofSeconds(10));
        persons().put(People.person(PersonId.random(), 1, "辻󠄀 𠮷子")).block(Duration.ofSeconds(10));
        persons().put(People.underProtection(PersonId.random())).block(Duration.ofSeconds(10));
    }

    @Test
    void everybodyIsInTheListAndNoCellIsAFormula() {
        byte[] csv = bytes(get("/api/exports/persons").expectStatus().isOk());
        List<String> lines = new String(csv, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3_004);
        assertThat(lines.getFirst()).startsWith("\uFEFF宛名番号,対象者ID,氏名,フリガナ");
        assertThat(lines).anyMatch(line -> line.contains(",'=cmd|"));
        assertThat(lines).noneMatch(line -> line.contains(",=cmd|"));
    }

    @Test
    void pitfall14TheAddressOfSomebodyUnderProtectionIsInNoListOfTheDesk() {
        List<PersonState> hidden =
                persons().list(new Document(), Optional.empty(), 4_000).block(Duration.ofSeconds(10)).stream()
                        .filter(person -> person.home().confidential())
                        .toList();
        assertThat(hidden).isNotEmpty();
        String csv = new String(bytes(get("/api/exports/persons")), StandardCharsets.UTF_8);
        assertThat(hidden)
                .allSatisfy(person -> assertThat(csv.lines()
                                .filter(line -> line.contains(person.id().toString()))
                                .findFirst()
                                .orElseThrow())
                        .doesNotContain(person.home().text())
                        .contains("支援措置"));
    }

    @Test
    void pitfall25WhatWindows31jLacksIsToldWithItsRowAndNeverBecomesAQuestionMark() {
        String refused = new String(bytes(get("/api/exports/persons?encoding=windows-31j")), StandardCharsets.UTF_8);
        assertThat(JsonPath.<String>read(refused, "$.type")).isEqualTo("urn:anpi:problem:cannot-be-written");
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].message"))
                .anyMatch(message -> message.contains("𠮷"));
        byte[] offices = bytes(
                get("/api/exports/offices?encoding=windows-31j").expectStatus().isOk());
        assertThat(new String(offices, MS932)).startsWith("事業所ID,名称");
    }

    @Test
    void aWorkbookHoldsEveryCharacterAsText() throws IOException {
        byte[] xlsx =
                bytes(get("/api/exports/persons?format=xlsx").expectStatus().isOk());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3_004);
            assertThat(rows).anyMatch(row -> row.getCellText(2).equals("辻󠄀 𠮷子"));
            assertThat(rows).anyMatch(row -> row.getCellText(2).startsWith("=cmd"));
        }
    }

    @Test
    void plansAndAssignmentsAreListsAndAnythingElseIsNot() {
        String plans = new String(bytes(get("/api/exports/plans")), StandardCharsets.UTF_8);
        assertThat(plans.lines()).hasSizeGreaterThanOrEqualTo(31);
        assertThat(plans).contains(",有効,");
        assertThat(new String(bytes(get("/api/exports/assignments")), StandardCharsets.UTF_8).lines())
                .hasSizeGreaterThan(100);
        get("/api/exports/secrets").expectStatus().isNotFound();
        get("/api/exports/persons?format=pdf").expectStatus().isBadRequest();
    }

    @Test
    void noListHasAWordOfProgramsInIt() {
        for (String kind : List.of("offices", "members", "assignments", "letters", "plans", "emergency-places")) {
            assertThat(new String(bytes(get("/api/exports/" + kind)), StandardCharsets.UTF_8))
                    .as(kind)
                    .doesNotContainPattern("[A-Z]{3,}_[A-Z]{3,}|CLINIC|SUPPORTER|,d0[1-9],");
        }
    }

    @Test
    void whatIsFoundIsSavedAsFoundInItsOrder() {
        Map<String, Object> question =
                Map.of("group", "PUSH_SUPPORT", "hasPlan", false, "order", "DISTRICT", "limit", 100);
        Until.holds(
                "people can be searched",
                Duration.ofSeconds(30),
                () -> posted("/api/persons/search", question)
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        String found = new String(bytes(asked("/api/persons/search", question)), StandardCharsets.UTF_8);
        List<String> ids = JsonPath.read(found, "$.items[*].id");
        assertThat(ids).hasSizeGreaterThan(5).hasSize(JsonPath.<Integer>read(found, "$.found"));

        String csv = new String(bytes(asked("/api/exports/persons", question)), StandardCharsets.UTF_8);
        List<String> lines = csv.lines().skip(1).toList();
        assertThat(lines).hasSize(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            assertThat(lines.get(i)).contains(ids.get(i));
        }
        String nobody =
                new String(bytes(asked("/api/exports/persons", Map.of("text", "そのような人はいない"))), StandardCharsets.UTF_8);
        assertThat(nobody.lines()).hasSize(1);
        assertThat(registry.bean(AuditTrail.class)
                        .about(ids.getFirst(), Long.MAX_VALUE, 100)
                        .block(Duration.ofSeconds(5)))
                .extracting(line ->
                        line.act() + " for " + line.details().orElseThrow().purpose())
                .contains("EXPORT for TAKE_AWAY");
        String other = JsonPath.read(
                new String(bytes(get("/api/persons?group=GENERAL&limit=1")), StandardCharsets.UTF_8), "$.items[0].id");
        assertThat(registry.bean(AuditTrail.class)
                        .about(other, Long.MAX_VALUE, 100)
                        .block(Duration.ofSeconds(5)))
                .as("who is not in the file is not told of it")
                .noneMatch(line -> line.details().orElseThrow().route().equals("POST /api/exports/persons"));
    }

    private static WebTestClient.ResponseSpec asked(String uri, Object body) {
        return posted(uri, body).expectStatus().isOk();
    }

    private static WebTestClient.ResponseSpec posted(String uri, Object body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(body)
                .exchange();
    }

    @Test
    void anExpiredPlanAndADraftAreInTheListWithTheirStanding() {
        List<String> without = JsonPath.read(
                new String(bytes(get("/api/persons?group=MEDICAL_COORDINATION&limit=100")), StandardCharsets.UTF_8),
                "$.items[?(@.hasPlan == false && @.addressProtected == false)].id");
        String expired = without.get(0);
        begun(expired);
        post("/api/persons/" + expired + "/plans/1/submit", Map.of("edit", 1));
        post(
                "/api/persons/" + expired + "/plans/1/confirm",
                Map.of("edit", 2, "by", "PERSON", "name", "本人", "how", "紙", "on", "2024-10-01"));
        begun(expired);
        String draft = without.get(1);
        begun(draft);

        List<String> lines = new String(bytes(get("/api/exports/plans")), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.contains(expired))
                .singleElement()
                .asString()
                .endsWith(",1,失効,2025-10-01,案");
        assertThat(lines)
                .filteredOn(line -> line.contains(draft))
                .singleElement()
                .asString()
                .endsWith(",1,案,,案");

        String drafts = new String(bytes(get("/api/exports/plans?standing=DRAFT")), StandardCharsets.UTF_8);
        assertThat(drafts.lines().skip(1))
                .hasSize(2)
                .allMatch(line -> line.contains(expired + ",") || line.contains(draft + ","));
        assertThat(new String(bytes(get("/api/exports/plans?standing=VALID")), StandardCharsets.UTF_8))
                .doesNotContain(expired, draft);
        get("/api/exports/persons?standing=VALID").expectStatus().isBadRequest();
    }

    @Test
    void whoHasAPlanWithoutAVersionIsToldAfterAllOthersAndTheirRowComesBackAsNothing() {
        PersonState told = persons()
                .list(new Document("group", 5).append("hasPlan", false).append("gone", false), Optional.empty(), 200)
                .block(Duration.ofSeconds(10))
                .stream()
                .filter(person -> !person.home().confidential())
                .findFirst()
                .map(person -> person.withPlan(true, person.checkers(), person.contacts()))
                .orElseThrow();
        persons().put(told).block(Duration.ofSeconds(10));

        String list = new String(bytes(get("/api/exports/plans")), StandardCharsets.UTF_8);
        String row = list.lines()
                .filter(line -> line.contains(told.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(row).endsWith(",,計画あり（版の記録なし）,,");
        assertThat(new String(bytes(get("/api/exports/plans?standing=VALID")), StandardCharsets.UTF_8))
                .doesNotContain(told.id().toString());

        var plans = new ImportCalls(registry.calls(), desk, "plans");
        String back = list.lines().findFirst().orElseThrow().substring(1) + "\r\n" + row + "\r\n";
        assertThat(ImportCalls.counts(plans.taken("", back))).startsWith(0, 0, 1, 0);
        persons().put(told.withPlan(false, told.checkers(), told.contacts())).block(Duration.ofSeconds(10));
    }

    private static void begun(String person) {
        post("/api/persons/" + person + "/plans", Map.of("content", Map.of()));
    }

    private static void post(String uri, Object body) {
        posted(uri, body).expectStatus().is2xxSuccessful();
    }

    @Test
    void whoShouldHaveAPlanIsInTheFileForLettersUntilItIsNotedThatTheyWereWrittenTo() {
        String before = new String(bytes(get("/api/statistics/letters")), StandardCharsets.UTF_8);
        int mayBeWritten = JsonPath.read(before, "$.mayBeWritten");
        List<String> hidden = JsonPath.read(before, "$.items[?(@.addressProtected == true)].personId");
        List<String> first = JsonPath.read(before, "$.items[?(@.addressProtected == false)].personId");
        assertThat(mayBeWritten).isGreaterThan(50);
        String csv = new String(bytes(get("/api/exports/letters").expectStatus().isOk()), StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(mayBeWritten + 1);
        assertThat(csv).contains("対象者ID,氏名,フリガナ,敬称,住所").doesNotContain("支援措置");
        assertThat(hidden).isNotEmpty().noneMatch(csv::contains);

        List<String> written = first.subList(0, 3);
        String noted = new String(
                bytes(client.post()
                        .uri("/api/statistics/letters")
                        .headers(h -> h.setBearerAuth(desk))
                        .bodyValue(Map.of("personIds", written))
                        .exchange()
                        .expectStatus()
                        .isOk()),
                StandardCharsets.UTF_8);
        assertThat(JsonPath.<Integer>read(noted, "$.noted")).isEqualTo(3);
        String after = new String(bytes(get("/api/statistics/letters")), StandardCharsets.UTF_8);
        assertThat(JsonPath.<Integer>read(after, "$.mayBeWritten")).isEqualTo(mayBeWritten - 3);
        assertThat(after).doesNotContain(written);

        int left = mayBeWritten - 3;
        assertThat(JsonPath.<String>read(
                        everybodyWritten(JsonPath.read(before, "$.list"), HttpStatus.CONFLICT), "$.type"))
                .isEqualTo("urn:anpi:problem:list-has-changed");
        assertThat(JsonPath.<Integer>read(everybodyWritten(JsonPath.read(after, "$.list"), HttpStatus.OK), "$.noted"))
                .isEqualTo(left);
        String nobody = new String(bytes(get("/api/statistics/letters")), StandardCharsets.UTF_8);
        assertThat(JsonPath.<Integer>read(nobody, "$.mayBeWritten")).isZero();
        assertThat(JsonPath.<Integer>read(nobody, "$.hidden")).isEqualTo(hidden.size());
    }

    private static String everybodyWritten(String expected, HttpStatus answer) {
        return new String(
                bytes(client.post()
                        .uri("/api/statistics/letters")
                        .headers(h -> h.setBearerAuth(desk))
                        .bodyValue(Map.of("everybody", expected))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(answer)),
                StandardCharsets.UTF_8);
    }

    private static WebTestClient.ResponseSpec get(String uri) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(desk)).exchange();
    }

    private static byte[] bytes(WebTestClient.ResponseSpec answer) {
        return answer.expectBody().returnResult().getResponseBody();
    }

    private static StateStore<PersonState> persons() {
        return registry.states(PersonState.class);
    }
}
