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
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testing.People;
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
        assertThat(plans.lines()).hasSize(31);
        assertThat(plans).contains(",有効,");
        assertThat(new String(bytes(get("/api/exports/assignments")), StandardCharsets.UTF_8).lines())
                .hasSizeGreaterThan(100);
        get("/api/exports/secrets").expectStatus().isNotFound();
        get("/api/exports/persons?format=pdf").expectStatus().isBadRequest();
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
