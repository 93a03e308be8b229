package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import jp.anpi.registry.audit.Act;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testkit.Until;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The plans and lists of a town on paper. */
class PrintTest {

    private static final String PURPOSE = "金庫の名簿の更新";

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;
    private static String restricted;
    private static List<PersonState> town;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        restricted = registry.calls().signIn("restricted");
        town = persons().list(new Document(), Optional.empty(), 4_000).block(Duration.ofSeconds(10));
    }

    @Test
    void aPlanComesAsAPdfAndThePrintIsInTheTrailWithItsPurpose() throws Exception {
        PersonState person = one(someone -> someone.hasPlan() && !someone.home().confidential());
        byte[] pdf = bytes(client.get()
                .uri("/api/persons/" + person.id() + "/plan.pdf")
                .headers(h -> h.setBearerAuth(desk))
                .header("Anpi-Purpose", encoded("訪問時に渡す"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PDF));
        assertThat(printed(pdf)).contains(person.name().written(), person.home().text(), "有効", "見本データ", "目的：訪問時に渡す");
        assertThat(registry.bean(AuditTrail.class)
                        .about(person.id().toString(), Long.MAX_VALUE, 10)
                        .block(Duration.ofSeconds(5)))
                .anySatisfy(line -> {
                    assertThat(line.act()).isEqualTo(Act.PRINT);
                    assertThat(line.details().orElseThrow().said()).contains("訪問時に渡す");
                    assertThat(line.details().orElseThrow().purpose()).isEqualTo(Purpose.TAKE_AWAY);
                });
    }

    @Test
    void pitfall14WhoIsUnderProtectionIsPrintedWithAnAddressForTheRestrictedDeskOnly() throws Exception {
        PersonState hidden = one(someone -> someone.home().confidential());
        String uri = "/api/persons/" + hidden.id() + "/card.pdf";
        assertThat(printed(bytes(get(desk, uri))))
                .contains("支援措置により非表示")
                .doesNotContain(hidden.home().text());
        assertThat(printed(bytes(get(restricted, uri)))).contains(hidden.home().text());
    }

    @Test
    void theCardSaysWhatTheCitysListKnowsOfSomebody() throws Exception {
        var lists = new ImportCalls(new Calls(client), desk, "persons");
        lists.taken(
                "",
                "宛名番号,氏名,生年月日,住所,地区,性別,携帯電話,FAX,メール\r\n"
                        + "777001,印字 花子,昭和16年5月日不詳,川端9-9,d01,女,090-0000-7771,0996-00-7772,hana@example.jp\r\n");
        PersonState hana =
                persons().list(new Document(), Optional.empty(), 4_000).block(Duration.ofSeconds(10)).stream()
                        .filter(person -> person.name().written().equals("印字 花子"))
                        .findFirst()
                        .orElseThrow();
        String card = printed(bytes(get(desk, "/api/persons/" + hana.id() + "/card.pdf")));
        assertThat(card).contains("昭和16年5月日不詳", "□男　■女　□その他", "090-0000-7771", "0996-00-7772", "hana@example.jp");
    }

    @Test
    void whereThereIsNothingToPrintItIsSaid() {
        PersonState without = one(someone -> !someone.hasPlan());
        assertThat(type(get(desk, "/api/persons/" + without.id() + "/plan.pdf")))
                .isEqualTo("urn:anpi:problem:no-plan");
        get(desk, "/api/persons/" + without.id() + "/plan.pdf?version=9")
                .expectStatus()
                .isNotFound();
        get(desk, "/api/persons/" + PersonId.random() + "/card.pdf")
                .expectStatus()
                .isNotFound();
        assertThat(type(begin(restricted, Map.of("kind", "PLANS", "district", "nowhere"), "")))
                .isEqualTo("urn:anpi:problem:no-purpose");
    }

    @Test
    void everyPlanOfTheTownIsInOneFileThatIsGoneOnceItWasFetched() throws Exception {
        String begun = text(begin(desk, Map.of("kind", "PLANS"), PURPOSE));
        String at = "/api/exports/prints/" + JsonPath.<String>read(begun, "$.id");
        get(restricted, at).expectStatus().isNotFound();
        String done = finished(desk, at);
        int plans = (int) town.stream().filter(PersonState::hasPlan).count();
        assertThat(JsonPath.<Integer>read(done, "$.done")).isEqualTo(plans);
        get(restricted, at + "/file").expectStatus().isNotFound();
        byte[] pdf = bytes(get(desk, at + "/file"));
        String text = printed(pdf);
        assertThat(town.stream().filter(PersonState::hasPlan))
                .allSatisfy(person -> assertThat(text).contains(person.name().written()));
        assertThat(text).contains("目的：" + PURPOSE);
        Until.holds(
                "the file is gone",
                Duration.ofSeconds(10),
                () -> get(desk, at).returnResult(byte[].class).getStatus().value() == 404);
        PersonState printed = one(PersonState::hasPlan);
        assertThat(registry.bean(AuditTrail.class)
                        .about(printed.id().toString(), Long.MAX_VALUE, 20)
                        .block(Duration.ofSeconds(5)))
                .anyMatch(line -> line.act() == Act.PRINT
                        && line.details().orElseThrow().said().equals(Optional.of(PURPOSE)));
    }

    @Test
    void theListForTheSafeNamesEverybodyOfItsGroupsAndNoProtectedAddress() throws Exception {
        String admin = registry.calls().signIn("admin");
        String begun = text(begin(admin, Map.of("kind", "BY_DISTRICT", "groups", List.of("PUSH_SUPPORT")), PURPOSE));
        String at = "/api/exports/prints/" + JsonPath.<String>read(begun, "$.id");
        finished(admin, at);
        String text = printed(bytes(get(admin, at + "/file")));
        List<PersonState> urgent = town.stream()
                .filter(person -> person.placement().group() == PriorityGroup.PUSH_SUPPORT)
                .toList();
        assertThat(urgent).hasSize(40);
        assertThat(urgent)
                .allSatisfy(person -> assertThat(text).contains(person.name().written()));
        assertThat(urgent.stream().filter(person -> person.home().confidential()))
                .allSatisfy(
                        person -> assertThat(text).doesNotContain(person.home().text()));
    }

    @Test
    void pitfall14WhoIsUnderProtectionStandsUnderNoDistrictOfTheListForTheSafe() throws Exception {
        PersonState hidden = one(someone -> someone.home().confidential()
                && someone.lifecycle().isHere()
                && someone.placement().group() == PriorityGroup.GENERAL);
        Map<String, Object> ofAll = Map.of("kind", "BY_DISTRICT", "groups", List.of("GENERAL"));
        Map<String, Object> ofOne = Map.of(
                "kind",
                "BY_DISTRICT",
                "groups",
                List.of("GENERAL"),
                "district",
                hidden.home().district().value());
        assertThat(list(desk, ofAll)).contains("支援措置により地区は非表示", hidden.name().written());
        assertThat(list(desk, ofOne)).doesNotContain("支援措置", hidden.name().written());
        assertThat(list(restricted, ofOne)).contains(hidden.name().written());
    }

    private static String list(String token, Map<String, Object> wish) throws IOException {
        String at = "/api/exports/prints/" + JsonPath.<String>read(text(begin(token, wish, PURPOSE)), "$.id");
        finished(token, at);
        return printed(bytes(get(token, at + "/file")));
    }

    @Test
    void aPrintThatIsNotWantedAnyMoreIsGoneAndTheNextMayBegin() {
        String begun = text(begin(
                restricted, Map.of("kind", "BY_CHECKER", "groups", List.of("GENERAL", "CARE_CONSIDERATION")), PURPOSE));
        String at = "/api/exports/prints/" + JsonPath.<String>read(begun, "$.id");
        assertThat(type(begin(restricted, Map.of("kind", "PLANS"), PURPOSE)))
                .isEqualTo("urn:anpi:problem:one-at-a-time");
        client.delete()
                .uri(at)
                .headers(h -> h.setBearerAuth(restricted))
                .exchange()
                .expectStatus()
                .isNoContent();
        get(restricted, at).expectStatus().isNotFound();
        String next = text(begin(restricted, Map.of("kind", "BY_DISTRICT", "district", "nowhere"), PURPOSE));
        String failed = ended(restricted, "/api/exports/prints/" + JsonPath.<String>read(next, "$.id"));
        assertThat(JsonPath.<String>read(failed, "$.problem.type")).isEqualTo("urn:anpi:problem:nothing-to-print");
    }

    private static String finished(String token, String at) {
        String last = ended(token, at);
        assertThat(JsonPath.<String>read(last, "$.state")).as(last).isEqualTo("DONE");
        return last;
    }

    private static String ended(String token, String at) {
        Until.holds(
                "the file is made",
                Duration.ofSeconds(60),
                () -> !JsonPath.<String>read(text(get(token, at)), "$.state").equals("RUNNING"));
        return text(get(token, at));
    }

    private static PersonState one(Predicate<PersonState> wanted) {
        return town.stream().filter(wanted).findFirst().orElseThrow();
    }

    private static WebTestClient.ResponseSpec begin(String token, Map<String, Object> wish, String purpose) {
        return client.post()
                .uri("/api/exports/prints")
                .headers(h -> h.setBearerAuth(token))
                .header("Anpi-Purpose", encoded(purpose))
                .bodyValue(wish)
                .exchange();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static WebTestClient.ResponseSpec get(String token, String uri) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(token)).exchange();
    }

    private static byte[] bytes(WebTestClient.ResponseSpec answer) {
        return answer.expectBody().returnResult().getResponseBody();
    }

    private static String printed(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace("\n", "");
        }
    }

    private static String type(WebTestClient.ResponseSpec answer) {
        return JsonPath.read(text(answer), "$.type");
    }

    private static StateStore<PersonState> persons() {
        return registry.states(PersonState.class);
    }
}
