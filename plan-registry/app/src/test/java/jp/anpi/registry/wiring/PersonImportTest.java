package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.MS932;
import static jp.anpi.registry.wiring.ImportCalls.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.anpi.registry.audit.AuditTrail;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** A city's own list, sent as it is, into a registry that has nobody yet. */
class PersonImportTest extends PersonLists {

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
    void ofManyFaultsTheFirstAreListedAndAllAreCounted() {
        var longOne = new StringBuilder(HEADINGS);
        IntStream.range(0, 20_000).forEach(i -> longOne.append(bad));
        String running = send("?dryRun=true", longOne.toString());
        String ended = done(running);
        assertThat(JsonPath.<Integer>read(ended, "$.faultCount")).isEqualTo(20_000);
        assertThat(JsonPath.<Integer>read(ended, "$.errorsListed")).isEqualTo(10_000);
        assertThat(text(get(JsonPath.read(ended, "$.errors"))).lines())
                .hasSize(1 + 10_000 + 1)
                .last()
                .asString()
                .contains("ほかに10000件");
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
    void whoWasEnteredByHandWithTheirNumberIsKnownToTheNextList() {
        String number = taro.substring(0, taro.indexOf(','));
        String entered = text(change(
                        HttpMethod.POST,
                        "/api/persons?sure=true",
                        Map.of(
                                "name",
                                "山田 太郎",
                                "address",
                                "仮の住まい1",
                                "district",
                                "d01",
                                "lifecycle",
                                "AT_HOME",
                                "residentNumber",
                                number))
                .expectStatus()
                .isCreated());
        assertThat(JsonPath.<String>read(entered, "$.residentNumber")).isEqualTo(number);
        assertThat(counts(done(send("", HEADINGS + taro)))).containsExactly(0, 1, 0, 0);
        assertThat(person("山田 太郎").id().toString()).isEqualTo(JsonPath.read(entered, "$.id"));
    }

    @Test
    void whoLooksAtTheCellsAtFaultOfAListIsInTheTrail() {
        String job = done(send("?dryRun=true", HEADINGS + bad));
        text(get(JsonPath.read(job, "$.errors")).expectStatus().isOk());
        assertThat(registry.bean(AuditTrail.class)
                        .by("admin", Long.MAX_VALUE, 100)
                        .block(Duration.ofSeconds(5)))
                .extracting(
                        line -> line.act() + " " + line.details().orElseThrow().route())
                .contains("VIEW GET /api/imports/{id}", "EXPORT GET /api/imports/{id}/errors.csv");
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
                .containsExactly("NAME", "ADDRESS");
        assertThat(JsonPath.<List<String>>read(shown, "$.known[?(@.anyOf == 'person')].column"))
                .containsExactly("RESIDENT_NUMBER", "PERSON_ID");

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

    private long pairsOf(PersonState person) {
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
        String taken = done(job, Duration.ofMinutes(5));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("215,891 rows took " + took);
        assertThat(counts(taken)).containsExactly(215_891, 0, 0, 0);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }
}
