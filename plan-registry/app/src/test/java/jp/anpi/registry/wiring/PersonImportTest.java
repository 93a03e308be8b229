package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.MS932;
import static jp.anpi.registry.wiring.ImportCalls.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.testkit.SimTime;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** A city's own list, sent as it is, into a registry that has nobody yet. */
class PersonImportTest {

    private static final String HEADINGS = "宛名番号,氏名,フリガナ,生年月日,住所,地区,要介護度\r\n";
    private static int round = 0;
    private String hana = "";
    private String taro = "";
    private String bad = "";

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.empty();

    private static WebTestClient client;
    private static String admin;
    private static ImportCalls lists;

    @BeforeAll
    static void start() {
        client = registry.client();
        admin = registry.calls().signIn("admin");
        lists = new ImportCalls(registry.calls(), admin, "persons");
        var ring = List.of(
                new Position(35.8, 139.9),
                new Position(35.8, 139.95),
                new Position(35.9, 139.9),
                new Position(35.8, 139.9));
        registry.states(DistrictState.class)
                .put(new DistrictState(new DistrictId("d01"), 1, "川端", ring))
                .block(Duration.ofSeconds(10));
    }

    /** Each test has people of its own. */
    @BeforeEach
    void people() {
        round++;
        hana = "%03d1,髙﨑 花子,ﾀｶｻｷ ﾊﾅｺ,昭和16年5月3日,川端%d-3,d01,要介護4\r\n".formatted(round, round);
        taro = "%03d2,山田 太郎,,1950/1/1,市野谷%d-2,d01,\r\n".formatted(round, round);
        bad = "%03d3,無名 氏,,昭和99年1月1日,市野谷%d-3,d01,\r\n".formatted(round, round);
    }

    @Test
    void aListIsShownFirstThenTakenInRowByRowAndItsFaultsAreAListToDownload() {
        int others = registered().size();
        String dry = done(send("?dryRun=true", HEADINGS + hana + taro + bad));
        assertThat(counts(dry)).containsExactly(2, 0, 0, 1);
        assertThat(JsonPath.<Integer>read(dry, "$.missing")).isEqualTo(others);
        assertThat(everybody()).isEmpty();

        String taken = done(send("", HEADINGS + hana + taro + bad));
        assertThat(JsonPath.<String>read(taken, "$.state")).isEqualTo("DONE");
        assertThat(JsonPath.<String>read(taken, "$.encoding")).isEqualTo("WINDOWS_31J");
        assertThat(counts(taken)).containsExactly(2, 0, 0, 1);
        assertThat(person("髙﨑 花子").name().kana()).isEqualTo("ﾀｶｻｷ ﾊﾅｺ");
        assertThat(person("髙﨑 花子").placement().group()).isEqualTo(PriorityGroup.CARE_CONSIDERATION);
        assertThat(person("山田 太郎").placement().group()).isEqualTo(PriorityGroup.GENERAL);

        String errors =
                text(get(JsonPath.read(taken, "$.errors")).expectStatus().isOk());
        assertThat(errors).startsWith("\uFEFF行,列,").contains("4,4,×,ありえない日付です,昭和99年1月1日");
    }

    @Test
    void theSameListAgainChangesNothingAndAnotherChangesOnlyWhatDiffers() {
        done(send("", HEADINGS + hana + taro));
        PersonState was = person("髙﨑 花子");
        assertThat(counts(done(send("", HEADINGS + hana + taro)))).containsExactly(0, 0, 2, 0);
        assertThat(person("髙﨑 花子")).isEqualTo(was);

        int others = registered().size() - 1;
        String moved = done(send("", HEADINGS + hana.replace("川端", "南流山")));
        assertThat(counts(moved)).containsExactly(0, 1, 0, 0);
        assertThat(JsonPath.<Integer>read(moved, "$.missing")).isEqualTo(others);
        assertThat(person("髙﨑 花子").home().text()).startsWith("南流山");
        assertThat(person("髙﨑 花子").id()).isEqualTo(was.id());
        assertThat(everybody()).hasSize(2);
    }

    @Test
    void aNumberIsTheSameInWideCharactersAndNobodyGuessesWhoseItIsWhenItsZerosAreGone() {
        done(send("", HEADINGS + hana + taro));
        int end = hana.indexOf(',');
        String wide = wide(hana.substring(0, end)) + hana.substring(end);
        assertThat(counts(done(send("", HEADINGS + wide)))).containsExactly(0, 0, 1, 0);

        String stripped = done(send("", HEADINGS + hana.replaceFirst("^0+", "").replace("川端", "南流山") + taro));
        assertThat(counts(stripped)).containsExactly(0, 0, 1, 1);
        assertThat(JsonPath.<List<String>>read(stripped, "$.faults[*].message"))
                .singleElement()
                .asString()
                .contains("先頭の0だけ");
        assertThat(JsonPath.<Integer>read(stripped, "$.missing"))
                .as("whose row is of no use is not missing")
                .isEqualTo(registered().size() - 2);
        String twice = done(send("", HEADINGS + taro + taro.replaceFirst("^0+", "")));
        assertThat(counts(twice)).containsExactly(0, 0, 1, 1);
        assertThat(everybody()).hasSize(2);
        assertThat(person("髙﨑 花子").home().text()).startsWith("川端");
    }

    @Test
    void whoWasNotedUnderTheirNumberAsItWasWrittenIsKnownByItStill() {
        done(send("", HEADINGS + hana));
        PersonState was = person("髙﨑 花子");
        var blind = new BlindIndex(registry.bean(Keyring.class));
        var numbers = registry.bean(RegistryDatabase.class).durable("resident-numbers");
        String number = hana.substring(0, hana.indexOf(','));
        var known = new Document("_id", blind.of("resident-number", number.replaceFirst("^0+", "")));
        Document noted = Mono.from(numbers.findOneAndDelete(known)).block(Duration.ofSeconds(10));
        noted.remove("number");
        noted.put("_id", blind.of("resident", wide(number)));
        Mono.from(numbers.insertOne(noted)).block(Duration.ofSeconds(10));

        assertThat(counts(done(send("", HEADINGS + hana)))).containsExactly(0, 0, 1, 0);
        String moved = done(send("", HEADINGS + hana.replace("川端", "南流山")));
        assertThat(counts(moved)).containsExactly(0, 1, 0, 0);
        assertThat(JsonPath.<Integer>read(moved, "$.missing"))
                .isEqualTo(registered().size() - 1);
        undo(moved).expectStatus().isOk();
        assertThat(person("髙﨑 花子").id()).isEqualTo(was.id());
        assertThat(counts(done(send("", HEADINGS + hana)))).containsExactly(0, 0, 1, 0);
        assertThat(everybody()).hasSize(1);
    }

    private static String wide(String text) {
        return text.codePoints()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aRowInAnotherEncodingThanItsFileLeavesTheGoodNameAlone() {
        done(send("", HEADINGS + taro));
        PersonState was = person("山田 太郎");
        byte[] stray = taro.replace("市野谷", "新川").getBytes(StandardCharsets.UTF_8);
        var joined = new ByteArrayOutputStream();
        joined.writeBytes((HEADINGS + hana).getBytes(MS932));
        joined.writeBytes(stray);
        String taken = done(post("", joined.toByteArray(), Map.of()));
        assertThat(JsonPath.<String>read(taken, "$.encoding")).isEqualTo("WINDOWS_31J");
        assertThat(counts(taken)).containsExactly(1, 0, 0, 1);
        assertThat(JsonPath.<List<Integer>>read(taken, "$.faults[*].row")).containsExactly(3);
        assertThat(JsonPath.<String>read(taken, "$.faults[0].message")).contains("文字コード");
        assertThat(person("山田 太郎")).isEqualTo(was);
    }

    @Test
    void whoseDayOfBirthNobodyKnowsIsTakenInWithWhatIsWrittenUntilAListKnowsIt() {
        String about = done(send("", HEADINGS + hana.replace("5月3日", "5月日不詳")));
        assertThat(counts(about)).containsExactly(1, 0, 0, 0);
        assertThat(JsonPath.<List<Boolean>>read(about, "$.faults[*].rowLost")).containsExactly(false);
        assertThat(person("髙﨑 花子").birthDate()).isEmpty();
        String at = "/api/persons/" + person("髙﨑 花子").id() + "/particulars";
        assertThat(JsonPath.<String>read(text(get(at).expectStatus().isOk()), "$.born"))
                .isEqualTo("昭和16年5月日不詳");
        assertThat(counts(done(send("", HEADINGS + hana.replace("5月3日", "5月日不詳")))))
                .containsExactly(0, 0, 1, 0);

        String known = done(send("", HEADINGS + hana));
        assertThat(counts(known)).containsExactly(0, 1, 0, 0);
        assertThat(person("髙﨑 花子").birthDate()).contains(LocalDate.of(1941, 5, 3));
        assertThat(text(get(at))).doesNotContain("不詳");
        undo(known).expectStatus().isOk();
        assertThat(text(get(at))).contains("昭和16年5月日不詳");
    }

    @Test
    void whoIsNotInTheListAnyMoreIsNamedWithTheirNumber() {
        done(send("", HEADINGS + hana + taro));
        String gone = done(send("?dryRun=true", HEADINGS + taro));
        String list =
                text(get(JsonPath.read(gone, "$.missingList")).expectStatus().isOk());
        String number = hana.substring(0, hana.indexOf(','));
        assertThat(list)
                .startsWith("\uFEFF宛名番号,対象者ID,氏名,フリガナ,住所,地区,状態\r\n")
                .contains(number + "," + person("髙﨑 花子").id() + ",髙﨑 花子,ﾀｶｻｷ ﾊﾅｺ,川端" + round + "-3,d01,在宅\r\n")
                .doesNotContain(",市野谷" + round + "-2,");
        assertThat(list.lines()).hasSize(1 + JsonPath.<Integer>read(gone, "$.missing"));
        done(send("?dryRun=true", HEADINGS + hana));
        get(JsonPath.read(gone, "$.missingList")).expectStatus().isNotFound();
        get("/api/imports/" + UUID.randomUUID() + "/missing.csv").expectStatus().isNotFound();
    }

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
    void oneImportRunsAtATimeAndTheNextComesAfterIt() {
        var longOne = new StringBuilder(HEADINGS);
        IntStream.range(0, 20_000).forEach(i -> longOne.append(bad));
        String running = send("?dryRun=true", longOne.toString());
        assertThat(type(send("", HEADINGS + taro))).isEqualTo("urn:anpi:problem:import-running");
        assertThat(everybody()).isEmpty();
        String ended = done(running);
        assertThat(JsonPath.<Integer>read(ended, "$.faultCount")).isEqualTo(20_000);
        assertThat(JsonPath.<Integer>read(ended, "$.errorsListed")).isEqualTo(10_000);
        WebTestClient patient = client;
        assertThat(text(patient.get()
                                .uri(JsonPath.<String>read(ended, "$.errors"))
                                .headers(head -> head.setBearerAuth(admin))
                                .exchange())
                        .lines())
                .hasSize(1 + 10_000 + 1)
                .last()
                .asString()
                .contains("ほかに10000件");
        assertThat(counts(done(send("", HEADINGS + taro)))).containsExactly(1, 0, 0, 0);
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
    void whoWasChangedSinceIsNotTakenBack() {
        done(send("", HEADINGS + hana));
        String second = done(send("", HEADINGS + hana.replace("川端", "南流山")));
        PersonState was = person("髙﨑 花子");
        persons().put(was.withSchedule(List.of(), List.of())).block(Duration.ofSeconds(10));
        String back = text(undo(second).expectStatus().isOk());
        assertThat(JsonPath.<Integer>read(back, "$.kept")).isOne();
        assertThat(person("髙﨑 花子").home().text()).startsWith("南流山");
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
    private static void inPlaceOfTheLists(PersonState state) {
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

    @Test
    void onWishNothingIsTakenInUnlessAllOfItCanBe() {
        String refused = done(send("?allOrNothing=true", HEADINGS + hana + bad));
        assertThat(JsonPath.<String>read(refused, "$.state")).isEqualTo("REFUSED");
        assertThat(everybody()).isEmpty();
        assertThat(JsonPath.<String>read(done(send("?allOrNothing=true", HEADINGS + hana)), "$.state"))
                .isEqualTo("DONE");
        assertThat(everybody()).hasSize(1);
    }

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

    /** As a process killed in the middle leaves it: begun, and never at its end. */
    private static void breakOff(String job) {
        String id = JsonPath.read(job, "$.id");
        var jobs = registry.bean(RegistryDatabase.class).durable("imports");
        var sealed = registry.bean(SealedJson.class);
        Document kept = Mono.from(jobs.find(new Document("_id", id)).first()).block(Duration.ofSeconds(10));
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = sealed.open(kept.get("sealed", Binary.class), Map.class, "registry.imports/" + id);
        fields.put("state", "RUNNING");
        Mono.from(jobs.replaceOne(
                        new Document("_id", id),
                        new Document("_id", id).append("sealed", sealed.seal(fields, "registry.imports/" + id))))
                .block(Duration.ofSeconds(10));
    }

    @Test
    void oneNumberTwiceInAListAndSomebodyNewWithoutADistrictAreFaults() {
        String taken = done(send("", HEADINGS + hana + hana + taro.replace(",d01,", ",,")));
        assertThat(counts(taken)).containsExactly(1, 0, 0, 2);
        assertThat(JsonPath.<List<Integer>>read(taken, "$.faults[*].row")).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void whatAColumnIsTakenForIsShownSaidAndSavedUnderAName() {
        String own = (HEADINGS + hana).replace("宛名番号", "ＩＤ").replace("要介護度", "ﾒﾓ");
        byte[] list = own.getBytes(MS932);
        assertThat(type(send("", own))).isEqualTo("urn:anpi:problem:headings-missing");

        String shown = post("/headings", list, Map.of());
        assertThat(JsonPath.<List<String>>read(shown, "$.columns[?(@.heading == 'ＩＤ')].sample[0]"))
                .containsExactly("%03d1".formatted(round));
        assertThat(JsonPath.<List<String>>read(shown, "$.columns[*].meant"))
                .containsExactly("NAME", "KANA", "BIRTH_DATE", "ADDRESS", "DISTRICT");
        assertThat(JsonPath.<List<String>>read(shown, "$.known[?(@.required == true)].column"))
                .containsExactly("RESIDENT_NUMBER", "NAME", "ADDRESS");

        assertThat(counts(done(post("?dryRun=true", list, Map.of("mapping", "{\"ＩＤ\":\"RESIDENT_NUMBER\"}")))))
                .containsExactly(1, 0, 0, 0);
        assertThat(type(send("", own))).as("what is said once is not kept").endsWith("headings-missing");
        assertThat(type(post("", list, Map.of("mapping", "{\"ＩＤ\":\"WHATEVER\"}"))))
                .isEqualTo("urn:anpi:problem:mapping-wrong");
        assertThat(type(post("", list, Map.of("profile", "福祉課")))).isEqualTo("urn:anpi:problem:no-profile");

        String at = "/api/imports/persons/profiles/福祉課";
        Map<String, String> said = Map.of("ＩＤ", "RESIDENT_NUMBER", "生年月日", "", "ﾒﾓ", "CARE_LEVEL");
        change(HttpMethod.PUT, at, Map.of("headings", Map.of("ＩＤ", "NOTHING")))
                .expectStatus()
                .isEqualTo(422);
        change(HttpMethod.PUT, at, Map.of("headings", said)).expectStatus().isOk();
        String named = done(post("", list, Map.of("profile", "福祉課")));
        assertThat(counts(named)).containsExactly(1, 0, 0, 0);
        assertThat(JsonPath.<List<String>>read(named, "$.ignored")).containsExactly("生年月日");
        assertThat(person("髙﨑 花子").birthDate()).isEmpty();
        assertThat(person("髙﨑 花子").placement().group()).isEqualTo(PriorityGroup.CARE_CONSIDERATION);
        assertThat(JsonPath.<List<String>>read(
                        text(get("/api/imports/persons/profiles")), "$.items[?(@.name == '福祉課')].headings['ﾒﾓ']"))
                .containsExactly("CARE_LEVEL");
        change(HttpMethod.DELETE, at, Map.of()).expectStatus().isNoContent();
        assertThat(type(post("", list, Map.of("profile", "福祉課")))).isEqualTo("urn:anpi:problem:no-profile");
    }

    private static WebTestClient.ResponseSpec change(HttpMethod method, String uri, Object body) {
        return registry.calls().send(admin, method, uri, body);
    }

    @Test
    void pitfall26WhoComesWithAnInsuredPairIsKnownToTheExchangeAndAPairIsNobodyElses() {
        String headings = HEADINGS.replace("\r\n", ",保険者番号,被保険者番号\r\n");
        String pair = ",122203,%010d".formatted(round);
        String own = hana.replace("\r\n", pair + "\r\n");
        done(send("", headings + own));
        assertThat(pairsOf(person("髙﨑 花子"))).isOne();

        String second = done(send("", headings + own + taro.replace("\r\n", pair + "\r\n")));
        assertThat(JsonPath.<List<String>>read(second, "$.faults[*].message"))
                .singleElement()
                .asString()
                .contains("別の対象者");
        assertThat(counts(second)).containsExactly(1, 0, 1, 0);
        assertThat(pairsOf(person("山田 太郎"))).isZero();
        String half = done(send("?dryRun=true", headings + taro.replace("\r\n", ",122203,123\r\n")));
        assertThat(counts(half)).containsExactly(0, 0, 0, 1);
    }

    private static long pairsOf(PersonState person) {
        return Mono.from(registry.bean(RegistryDatabase.class)
                        .durable("care-numbers")
                        .countDocuments(new Document("person", person.id().toString())))
                .block(Duration.ofSeconds(10));
    }

    @Test
    void whatStaysInTheRegistryComesWithTheListAndWhereSomebodyWasIsKeptWithItsDays() {
        String headings = HEADINGS.replace("\r\n", ",状態,異動日,住民票の住所,独居,鍵の場所\r\n");
        done(send("", headings + hana.replace("\r\n", ",在宅,,流山1-1,○,植木鉢の下\r\n")));
        String at = "/api/persons/" + person("髙﨑 花子").id() + "/particulars";
        String known = text(get(at).expectStatus().isOk());
        assertThat(JsonPath.<String>read(known, "$.registered")).isEqualTo("流山1-1");
        assertThat(JsonPath.<Boolean>read(known, "$.household.alone")).isTrue();
        assertThat(known).as("the key is for the restricted desk").doesNotContain("植木鉢");
        assertThat(JsonPath.<List<?>>read(known, "$.lives")).isEmpty();

        String moved =
                done(send("", HEADINGS.replace("\r\n", ",状態,異動日\r\n") + hana.replace("\r\n", ",入院,R8.11.2\r\n")));
        assertThat(counts(moved)).containsExactly(0, 1, 0, 0);
        String after = text(get(at));
        assertThat(JsonPath.<List<String>>read(after, "$.lives[*].life")).containsExactly("AT_HOME", "IN_HOSPITAL");
        assertThat(JsonPath.<String>read(after, "$.lives[1].from")).isEqualTo("2026-11-02");
        assertThat(JsonPath.<String>read(after, "$.registered"))
                .as("no column for it")
                .isEqualTo("流山1-1");

        undo(moved).expectStatus().isOk();
        assertThat(JsonPath.<List<?>>read(text(get(at)), "$.lives")).isEmpty();
    }

    @Test
    void whatIsNoCsvIsTurnedAwayUnopened() {
        for (byte[] head :
                new byte[][] {{'P', 'K', 3, 4}, {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, {1, 0, 0, 2}}) {
            assertThat(type(post("", head, Map.of()))).isEqualTo("urn:anpi:problem:not-a-table");
        }
        assertThat(type(send("", "氏名,住所\r\n"))).isEqualTo("urn:anpi:problem:headings-missing");
        assertThat(type(send("", HEADINGS.replace("フリガナ", "住所")))).isEqualTo("urn:anpi:problem:headings-doubled");
    }

    @Test
    @Tag("long")
    void aWholeCityIsTakenInWithinAMinute() {
        var list = new StringBuilder(HEADINGS);
        IntStream.range(0, 215_891)
                .forEach(i -> list.append(
                        "%07d,住民 %d,ジュウミン,1950/1/1,川端%d番地,d01,%s\r\n".formatted(i, i, i, i % 20 == 0 ? "要介護3" : "")));
        long begun = System.nanoTime();
        String job = send("", list.toString());
        String taken = lists.done(job, Duration.ofMinutes(5));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("215,891 rows took " + took);
        assertThat(counts(taken)).containsExactly(215_891, 0, 0, 0);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }

    private static String send(String query, String list) {
        return lists.send(query, list);
    }

    private static String post(String query, byte[] list, Map<String, String> fields) {
        return text(lists.post(query, list, fields));
    }

    private static String done(String job) {
        return lists.done(job, Duration.ofSeconds(30));
    }

    private static WebTestClient.ResponseSpec undo(String job) {
        return lists.undo(job);
    }

    private static WebTestClient.ResponseSpec get(String uri) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(admin)).exchange();
    }

    private static List<Integer> counts(String job) {
        return List.of(
                JsonPath.read(job, "$.added"),
                JsonPath.read(job, "$.changed"),
                JsonPath.read(job, "$.unchanged"),
                JsonPath.read(job, "$.faulty"));
    }

    private PersonState person(String name) {
        return everybody().stream()
                .filter(person -> person.name().written().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of this test. */
    private List<PersonState> everybody() {
        return registered().stream()
                .filter(person -> person.home().text().matches("\\D+" + round + "-.*"))
                .toList();
    }

    private static List<PersonState> registered() {
        return persons().list(new Document(), Optional.empty(), 500).block(Duration.ofSeconds(10));
    }

    private static StateStore<PersonState> persons() {
        return registry.states(PersonState.class);
    }
}
