package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** A city begins: there is an administrator and nothing else, and each step stands on the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTest {

    private static final String DISTRICTS = "/api/hazards/districts";
    private static final String RIVERSIDE = feature("川端", "Ｄ０１", 0);
    private static final String MARKET = feature("市野谷", "d02", 1);
    private static final String HILL = feature("丘の上", "d03", 2);

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.empty();

    private static Calls calls;
    private static String admin;
    private static ImportCalls lists;

    @BeforeAll
    static void start() {
        calls = registry.calls();
        admin = calls.signIn("admin");
        lists = new ImportCalls(calls, admin, "persons");
    }

    @Test
    @Order(1)
    void withoutDistrictsNobodyCanBeEntered() {
        assertThat(counts(lists.taken("", "宛名番号,氏名,住所,地区\r\n1,花,川端1,川端\r\n"))).containsExactly(0, 0, 0, 1, 0);
        String refused = call(
                HttpMethod.POST,
                "/api/offices",
                Map.of("name", "見本訪問看護", "kind", "VISITING_NURSING", "district", "d01"),
                422);
        assertThat(JsonPath.<List<String>>read(refused, "$.errors[*].field")).containsExactly("district");
    }

    @Test
    @Order(2)
    void aMapOfTheDistrictsIsLookedAtFirstThenTakenInAndTheSameAgainChangesNothing() {
        String looked = taken("?dryRun=true", RIVERSIDE, MARKET, HILL);
        assertThat(JsonPath.<Boolean>read(looked, "$.dryRun")).isTrue();
        assertThat(JsonPath.<Integer>read(looked, "$.added")).isEqualTo(3);
        assertThat(names()).isEmpty();
        assertThat(type(call(HttpMethod.POST, DISTRICTS + "/undo", "", 409))).endsWith("no-districts-before");

        assertThat(JsonPath.<Integer>read(taken("", RIVERSIDE, MARKET, HILL), "$.added"))
                .isEqualTo(3);
        assertThat(names()).containsExactly("川端", "市野谷", "丘の上");
        assertThat(JsonPath.<List<String>>read(calls.body(DISTRICTS, admin), "$.items[*].id"))
                .containsExactly("d01", "d02", "d03");
        String again = taken("", HILL, RIVERSIDE, MARKET);
        assertThat(JsonPath.<Boolean>read(again, "$.known")).isTrue();
        assertThat(JsonPath.<Integer>read(again, "$.unchanged")).isEqualTo(3);
        assertThat(JsonPath.<List<Integer>>read(calls.body(DISTRICTS, admin), "$.items[*].version"))
                .containsExactly(1, 1, 1);
    }

    @Test
    @Order(3)
    void aMapWithAFaultNamesTheFeatureAndLeavesWhatWasThere() {
        String faulty = refused(
                422,
                RIVERSIDE,
                feature("川端", "d09", 3),
                "{\"type\":\"Feature\",\"properties\":{\"name\":\"破れ目\",\"id\":\"d10\"},\"geometry\":{\"type\":\"Polygon\","
                        + "\"coordinates\":[[[139.7,36.0],[139.8,36.0],[139.8,36.1],[139.7,36.1]]]}}",
                feature("", "d01", 4));
        assertThat(type(faulty)).endsWith("faulty-districts");
        assertThat(JsonPath.<List<String>>read(faulty, "$.errors[*].field"))
                .containsExactly("features[1].name", "features[2]", "features[3].id", "features[3].name");
        assertThat(type(text(upload("", "{\"type\":\"FeatureCollection\",\"features\":[")
                        .expectStatus()
                        .isEqualTo(422))))
                .endsWith("unreadable-map");
        assertThat(type(refused(422))).endsWith("no-districts");
        String elsewhere = text(upload("", collection(RIVERSIDE), Map.of("code", "町番号"))
                .expectStatus()
                .isEqualTo(422));
        assertThat(JsonPath.<List<String>>read(elsewhere, "$.errors[*].field")).containsExactly("features[0].町番号");
        assertThat(names()).containsExactly("川端", "市野谷", "丘の上");
    }

    @Test
    @Order(4)
    void whatAListSaysOfCertificatesAndMachinesPlacesPeopleInTheirGroups() {
        String heading = "宛名番号,氏名,フリガナ,生年月日,住所,地区,身体障害者手帳,療育手帳,精神手帳,医療機器,透析曜日,中断できない薬\r\n";
        String list = heading
                + "1,重田 一,シゲタ,1950/1/1,川端1,川端,1級,,,,,\r\n"
                + "2,透田 二,トウタ,1950/1/1,川端2,川端,,,,,月水金,\r\n"
                + "3,器田 三,キタ,1950/1/1,川端3,市野谷,,,,人工呼吸器,,\r\n"
                + "4,薬田 四,ヤクタ,1950/1/1,川端4,川端,,,,,,インスリン\r\n"
                + "5,軽田 五,ケイタ,1950/1/1,川端5,川端,,B,,,,\r\n"
                + "6,何田 六,ナニタ,1950/1/1,川端6,川端,,,,,,\r\n";
        assertThat(counts(lists.taken("", list))).containsExactly(6, 0, 0, 0, 0);
        assertThat(groups())
                .containsExactlyInAnyOrder(
                        "重田 一 CARE_CONSIDERATION",
                        "透田 二 MEDICAL_COORDINATION",
                        "器田 三 PUSH_SUPPORT",
                        "薬田 四 MEDICAL_COORDINATION",
                        "軽田 五 REASONABLE_ACCOMMODATION",
                        "何田 六 GENERAL");
        assertThat(counts(lists.taken("", list))).containsExactly(0, 0, 6, 0, 0);

        String machine = idOf("器田 三");
        String shown = calls.body("/api/persons/" + idOf("重田 一") + "/group", admin);
        assertThat(JsonPath.<String>read(shown, "$.requirements.disabilities[0].grade"))
                .isEqualTo("1級");
        call(
                HttpMethod.PUT,
                "/api/persons/" + machine + "/needs",
                Map.of(
                        "version",
                        1,
                        "lifeSupport",
                        Map.of("devices", List.of(Map.of("kind", "VENTILATOR", "internal", "PT6H")))),
                200);
        String moved =
                heading + "3,器田 三,キタ,1950/1/1,川端33,市野谷,,,,人工呼吸器、吸引器,,\r\n" + "6,何田 六,ナニタ,1950/1/1,川端6,川端,,,,吸引器,,\r\n";
        assertThat(counts(lists.taken("", moved))).containsExactly(0, 2, 0, 0, 4);
        String both = calls.body("/api/persons/" + machine + "/group", admin);
        assertThat(JsonPath.<List<String>>read(both, "$.lifeSupport.devices[*].kind"))
                .containsExactly("VENTILATOR", "SUCTION");
        assertThat(JsonPath.<String>read(both, "$.lifeSupport.devices[0].internal"))
                .as("what was measured stays")
                .isEqualTo("PT6H");
        assertThat(groups()).contains("何田 六 PUSH_SUPPORT");

        String gone = heading + "6,何田 六,ナニタ,1950/1/1,川端6,川端,,,,なし,,\r\n";
        assertThat(counts(lists.taken("", gone))).containsExactly(0, 1, 0, 0, 5);
        assertThat(groups()).contains("何田 六 GENERAL");
    }

    @Test
    @Order(5)
    void aDistrictCannotGoWhileSomebodyIsRegisteredInItAndGoesWhenNobodyIs() {
        String used = refused(409, RIVERSIDE, HILL);
        assertThat(type(used)).endsWith("districts-in-use");
        assertThat(JsonPath.<List<String>>read(used, "$.errors[*].message"))
                .singleElement()
                .satisfies(word -> assertThat(word).contains("d02 市野谷", "対象者1人"));
        assertThat(names()).containsExactly("川端", "市野谷", "丘の上");

        String taken = taken("", RIVERSIDE, feature("市野谷一丁目", "d02", 1));
        assertThat(JsonPath.<List<String>>read(taken, "$.removed[*].name")).containsExactly("丘の上");
        assertThat(JsonPath.<Integer>read(taken, "$.changed")).isOne();
        assertThat(names()).containsExactly("川端", "市野谷一丁目");

        assertThat(JsonPath.<Integer>read(taken("", RIVERSIDE, MARKET, HILL), "$.added"))
                .as("one that is gone can come again")
                .isOne();
    }

    @Test
    @Order(5)
    void theMapBeforeCanComeBackAndTheOneAfterItToo() {
        taken("", RIVERSIDE, feature("市野谷一丁目", "d02", 1), HILL);
        String back = call(HttpMethod.POST, DISTRICTS + "/undo", "", 200);
        assertThat(JsonPath.<Integer>read(back, "$.changed")).isOne();
        assertThat(names()).containsExactly("川端", "市野谷", "丘の上");
        assertThat(JsonPath.<Boolean>read(taken("", RIVERSIDE, MARKET, HILL), "$.known"))
                .as("a map that changes nothing leaves the one before")
                .isTrue();
        call(HttpMethod.POST, DISTRICTS + "/undo", "", 200);
        assertThat(names()).containsExactly("川端", "市野谷一丁目", "丘の上");

        taken("", RIVERSIDE, MARKET);
        call(HttpMethod.POST, DISTRICTS + "/undo", "", 200);
        taken("", RIVERSIDE, MARKET, HILL);
        assertThat(names()).containsExactly("川端", "市野谷", "丘の上");
    }

    @Test
    @Order(6)
    void whoDiedOrMovedAwayIsInNoFigureAndHoldsNoDistrictBack() {
        assertThat(JsonPath.<Integer>read(plans(), "$.people")).isEqualTo(6);
        assertThat(covered()).isEqualTo(5);
        String heading = "宛名番号,氏名,住所,地区,状態,異動日\r\n";
        lists.taken("", heading + "3,器田 三,川端33,市野谷,死亡,2026/11/2\r\n5,軽田 五,川端5,川端,転出,2026/11/3\r\n");

        assertThat(JsonPath.<Integer>read(plans(), "$.people")).isEqualTo(4);
        assertThat(JsonPath.<List<Integer>>read(plans(), "$.groups[?(@.group == 'PUSH_SUPPORT')].people"))
                .containsExactly(0);
        assertThat(covered()).isEqualTo(3);
        assertThat(JsonPath.<List<Object>>read(taken("", RIVERSIDE), "$.removed"))
                .hasSize(2);
        assertThat(JsonPath.<String>read(calls.body("/api/persons/" + idOf("器田 三"), admin), "$.district"))
                .as("where they lived is still said")
                .isEqualTo("d02");
    }

    @Test
    @Order(7)
    void somebodyWhomNoListBroughtIsEnteredAndWhoeverLooksTheSameIsNoticed() {
        Map<String, Object> niimi = new HashMap<>(Map.of(
                "name", "新見 四郎",
                "kana", "ニイミ シロウ",
                "birthDate", "S16.5.3",
                "address", "川端4-4",
                "district", "d01",
                "lifecycle", "AT_HOME",
                "position", Map.of("lat", 36.005, "lon", 139.705)));
        String entered = call(HttpMethod.POST, "/api/persons", niimi, 201);
        assertThat(JsonPath.<String>read(entered, "$.birthDate")).isEqualTo("1941-05-03");
        assertThat(JsonPath.<Integer>read(entered, "$.version")).isOne();
        assertThat(JsonPath.<String>read(entered, "$.group")).isEqualTo("GENERAL");
        String id = JsonPath.read(entered, "$.id");
        assertThat(JsonPath.<Double>read(calls.body("/api/persons/" + id, admin), "$.position.lat"))
                .isEqualTo(36.005);

        niimi.put("name", "新見　四郎");
        Until.holds("the search knows them", () -> alike(niimi).equals(List.of(id)));
        assertThat(type(call(HttpMethod.POST, "/api/persons", niimi, 409))).endsWith("person-alike");
        call(HttpMethod.POST, "/api/persons?sure=true", niimi, 201);
        niimi.put("birthDate", "R6.5.3");
        String child = call(HttpMethod.POST, "/api/persons", niimi, 201);
        assertThat(JsonPath.<String>read(child, "$.group")).as("a small child").isEqualTo("REASONABLE_ACCOMMODATION");

        niimi.putAll(Map.of("name", " ", "birthDate", "昭和99年", "district", "d77"));
        assertThat(JsonPath.<List<String>>read(call(HttpMethod.POST, "/api/persons", niimi, 422), "$.errors[*].field"))
                .containsExactlyInAnyOrder("name", "birthDate", "district");
    }

    private static List<String> alike(Map<String, Object> person) {
        return JsonPath.read(call(HttpMethod.POST, "/api/persons/alike", person, 200), "$.items[*].id");
    }

    private static String plans() {
        return calls.body("/api/statistics/plans", admin);
    }

    private static int covered() {
        return JsonPath.<List<Integer>>read(calls.body("/api/schedules/coverage", admin), "$.groups[*].people").stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static List<String> groups() {
        String page = calls.body("/api/persons?limit=100", admin);
        List<Map<String, String>> people = JsonPath.read(page, "$.items[*]['name','group']");
        return people.stream()
                .map(one -> one.get("name") + " " + one.get("group"))
                .toList();
    }

    private static String idOf(String name) {
        return JsonPath.<List<String>>read(
                        calls.body("/api/persons?limit=100", admin), "$.items[?(@.name == '" + name + "')].id")
                .getFirst();
    }

    private static List<String> names() {
        return JsonPath.read(calls.body(DISTRICTS, admin), "$.items[*].name");
    }

    private static String taken(String query, String... features) {
        return text(upload(query, collection(features)).expectStatus().isOk());
    }

    private static String refused(int status, String... features) {
        return text(upload("", collection(features)).expectStatus().isEqualTo(status));
    }

    private static WebTestClient.ResponseSpec upload(String query, String map) {
        return upload(query, map, Map.of());
    }

    private static WebTestClient.ResponseSpec upload(String query, String map, Map<String, String> fields) {
        var body = new MultipartBodyBuilder();
        fields.forEach(body::part);
        body.part("file", new ByteArrayResource(map.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "地区.geojson";
            }
        });
        return registry.client()
                .post()
                .uri(DISTRICTS + query)
                .headers(head -> head.setBearerAuth(admin))
                .body(BodyInserters.fromMultipartData(body.build()))
                .exchange();
    }

    private static String call(HttpMethod method, String uri, Object body, int status) {
        return text(calls.send(admin, method, uri, body).expectStatus().isEqualTo(status));
    }

    private static String type(String problem) {
        return ImportCalls.type(problem);
    }

    private static String collection(String... features) {
        return Arrays.stream(features)
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    }

    /** A square of a hundredth of a degree, so many to the east. */
    private static String feature(String name, String id, int east) {
        double west = 139.7 + east * 0.01;
        String ring = Stream.of(
                        new double[] {0, 0},
                        new double[] {1, 0},
                        new double[] {1, 1},
                        new double[] {0, 1},
                        new double[] {0, 0})
                .map(at -> String.format(Locale.ROOT, "[%.4f,%.4f]", west + at[0] * 0.01, 36 + at[1] * 0.01))
                .collect(Collectors.joining(","));
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\",\"id\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}"
                .formatted(name, id, ring);
    }
}
