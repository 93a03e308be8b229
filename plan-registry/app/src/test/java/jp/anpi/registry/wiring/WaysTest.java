package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.sample.SampleCity;
import jp.anpi.registry.sample.SampleSize;
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

/** Roads and water of a sample town, which has an extract of its own from the start, and ways on them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WaysTest {

    private static final SampleCity TOWN = SampleCity.generate(SampleSize.TOWN, 7);

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
    }

    @Test
    @Order(1)
    void theTownHasRoadsAndWaterToDrawFromTheStart() {
        String ground = get("/api/hazards/ground");
        assertThat(JsonPath.<String>read(ground, "$.items[0].name")).isEqualTo("みなせ町 道路と水域（見本データ）");
        assertThat(JsonPath.<Integer>read(ground, "$.items[0].roads")).isGreaterThan(60);
        assertThat(tile(14, 14_548, 6_432).length).as("streets from near").isGreaterThan(tile(10, 909, 402).length);
        assertThat(new String(tile(10, 909, 402), StandardCharsets.ISO_8859_1)).contains("ground");
        assertThat(status("/api/hazards/ground/tiles/3/8/0")).isEqualTo(404);
    }

    @Test
    @Order(2)
    void aWayIsToldStepByStepToTheQuickestPlacesAndStaysOutOfTheWater() {
        String dry = someoneDry();
        String path = "/api/persons/" + dry + "/ways";
        assertThat(JsonPath.<String>read(get(path), "$.knowledge"))
                .as("made when it is asked for")
                .isIn("PREPARING", "KNOWN");
        Until.holds(
                "ways can be searched",
                () -> !JsonPath.read(get(path), "$.knowledge").equals("PREPARING"));

        String told = get(path);
        assertThat(JsonPath.<String>read(told, "$.knowledge")).isEqualTo("KNOWN");
        assertThat(JsonPath.<Boolean>read(told, "$.homeInFlood")).isFalse();
        List<Integer> minutes = JsonPath.read(told, "$.ways[*].minutes");
        assertThat(minutes).isNotEmpty().isSorted();
        List<String> steps = JsonPath.read(told, "$.ways[0].steps");
        assertThat(String.join("", steps)).matches("^(道まで約\\d+m進む。)?(北|北東|東|南東|南|南西|西|北西)へ、.*進む.*。$");
        assertThat(steps.getLast()).isEqualTo(JsonPath.read(told, "$.ways[0].name") + "に着く。");
        List<List<Map<String, Double>>> lines = JsonPath.read(told, "$.ways[*].line");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .noneMatch(at -> floods().current()
                                .rankAt(new Position(at.get("lat"), at.get("lon")))
                                .isPresent()));
    }

    @Test
    @Order(3)
    void whoLivesInTheWaterIsToldSoAndLedOutOfItFirst() {
        String wet = TOWN.persons()
                .filter(person -> !person.home().confidential())
                .filter(person -> person.home()
                        .position()
                        .flatMap(home -> floods().current().rankAt(home))
                        .isPresent())
                .map(person -> get("/api/persons/" + person.id() + "/ways"))
                .filter(told -> JsonPath.read(told, "$.knowledge").equals("KNOWN"))
                .findFirst()
                .orElseThrow();
        assertThat(JsonPath.<Boolean>read(wet, "$.homeInFlood")).isTrue();
        assertThat(JsonPath.<Integer>read(wet, "$.ways[0].metresOutOfFlood")).isPositive();
    }

    @Test
    @Order(4)
    void aWheelchairTakesNoSteps() {
        List<String> homes = TOWN.persons()
                .filter(person -> !person.home().confidential()
                        && person.home().position().isPresent())
                .limit(300)
                .map(person -> person.id().toString())
                .toList();
        String climbing = homes.stream()
                .filter(id ->
                        get("/api/persons/" + id + "/ways?hazard=EARTHQUAKE").contains("階段あり"))
                .findFirst()
                .orElseThrow();
        assertThat(get("/api/persons/" + climbing + "/ways?hazard=EARTHQUAKE&by=WHEELCHAIR"))
                .contains("KNOWN")
                .doesNotContain("階段あり");
    }

    @Test
    @Order(5)
    void onlyPlacesThatAreOpenAreNamedWhereThatIsKnown() {
        String path = "/api/persons/" + someoneDry() + "/ways?hazard=EARTHQUAKE";
        List<String> names = JsonPath.read(get(path), "$.ways[*].name");
        assertThat(names).hasSize(3);
        assertThat(JsonPath.<List<String>>read(get(path + "&open=" + names.getLast()), "$.ways[*].name"))
                .containsExactly(names.getLast());
        assertThat(JsonPath.<String>read(get(path + "&open=どこでもない"), "$.knowledge"))
                .isEqualTo("NO_PLACE");
    }

    @Test
    @Order(6)
    void theWayFromAProtectedAddressIsShownToTheRestrictedDeskOnlyAndCareStaffAskForNone() {
        String hidden = TOWN.persons()
                .filter(person -> person.home().confidential())
                .map(person -> person.id().toString())
                .findFirst()
                .orElseThrow();
        String path = "/api/persons/" + hidden + "/ways";
        String told = get(path);
        assertThat(JsonPath.<String>read(told, "$.knowledge")).isEqualTo("HIDDEN");
        assertThat(JsonPath.<List<Object>>read(told, "$.ways")).isEmpty();
        assertThat(JsonPath.<String>read(get(path, registry.calls().signIn("restricted")), "$.knowledge"))
                .isNotEqualTo("HIDDEN");
        assertThat(status(path, registry.calls().signIn("care-001"))).isEqualTo(403);
        assertThat(status("/api/persons/0e0e0e0e-1111-4222-8333-444444444444/ways"))
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    void withoutAMapOfFloodsNoWayIsCalledDryAndWhereWaterDoesNotMatterNothingChanges() {
        List<String> maps = JsonPath.read(get("/api/hazards/floods"), "$.items[*].id");
        assertThat(maps).isNotEmpty();
        maps.forEach(map -> client.delete()
                .uri("/api/hazards/floods/" + map)
                .headers(head -> head.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isNoContent());

        String path = "/api/persons/" + someoneDry() + "/ways?hazard=";
        for (String ofWater : List.of("FLOOD", "INLAND_FLOOD", "STORM_SURGE")) {
            String told = get(path + ofWater);
            assertThat(JsonPath.<String>read(told, "$.knowledge")).as(ofWater).isEqualTo("NO_MAP");
            assertThat(JsonPath.<List<Object>>read(told, "$.ways")).isEmpty();
        }
        assertThat(JsonPath.<String>read(get(path + "EARTHQUAKE"), "$.knowledge"))
                .isEqualTo("KNOWN");
    }

    @Test
    @Order(8)
    void anotherExtractTakesThePlaceOfTheOneBeforeAndWithoutOneNoWayIsToldButSaidSo() {
        String before = JsonPath.read(get("/api/hazards/ground"), "$.items[0].id");
        String one = """
                <osm><node id="1" lat="36.03" lon="139.67"/><node id="2" lat="36.03" lon="139.69"/>
                <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way></osm>""";
        String dry = take("?dryRun=true", "試験.osm", one, 200);
        assertThat(JsonPath.<Integer>read(dry, "$.extract.roads")).isEqualTo(1);
        assertThat(JsonPath.<String>read(get("/api/hazards/ground"), "$.items[0].id"))
                .isEqualTo(before);
        assertThat(JsonPath.<String>read(take("", "試験.osm", "<osm><node id=\"1\"", 422), "$.detail"))
                .startsWith("途中で終わっている");
        take("", "elsewhere.osm", one.replace("36.03", "43.03"), 422);

        String taken = take("", "試験.osm", one, 200);
        assertThat(JsonPath.<String>read(taken, "$.extract.attribution")).isEqualTo("© OpenStreetMap contributors");
        assertThat(JsonPath.<List<String>>read(get("/api/hazards/ground"), "$.items[*].name"))
                .containsExactly("試験.osm");
        assertThat(JsonPath.<Boolean>read(take("", "again.osm", one, 200), "$.known"))
                .isTrue();

        String now = JsonPath.read(taken, "$.extract.id");
        client.delete()
                .uri("/api/hazards/ground/" + now)
                .headers(head -> head.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(JsonPath.<List<Object>>read(get("/api/hazards/ground"), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<String>read(
                        get("/api/persons/" + someoneDry() + "/ways?hazard=EARTHQUAKE"), "$.knowledge"))
                .isEqualTo("NO_STREETS");
        assertThat(JsonPath.<String>read(back(200), "$.name")).isEqualTo("試験.osm");
        assertThat(JsonPath.<List<String>>read(get("/api/hazards/ground"), "$.items[*].id"))
                .containsExactly(now);
        assertThat(JsonPath.<String>read(back(409), "$.type")).endsWith("no-extract-before");
    }

    private static String back(int status) {
        return Calls.text(registry.calls()
                .send(desk, HttpMethod.POST, "/api/hazards/ground/undo", "")
                .expectStatus()
                .isEqualTo(status));
    }

    @Test
    @Order(9)
    void anExtractWithoutStreetsIsNotReadForEverButSaidToHaveNone() {
        take("", "湖.osm", """
                <osm><node id="1" lat="36.03" lon="139.67"/><node id="2" lat="36.03" lon="139.69"/>
                <node id="3" lat="36.04" lon="139.69"/>
                <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="natural" v="water"/></way>
                </osm>""", 200);
        String path = "/api/persons/" + someoneDry() + "/ways?hazard=EARTHQUAKE";
        Until.holds(
                "it is known that there are none",
                () -> JsonPath.read(get(path), "$.knowledge").equals("NO_STREETS"));
        assertThat(JsonPath.<String>read(get(path), "$.knowledge")).isEqualTo("NO_STREETS");
    }

    private static Floods floods() {
        return registry.bean(Floods.class);
    }

    private static String someoneDry() {
        return TOWN.persons()
                .filter(person -> !person.home().confidential())
                .filter(person -> person.home()
                        .position()
                        .filter(home -> floods().current().rankAt(home).isEmpty())
                        .isPresent())
                .map(PersonState::id)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static byte[] tile(int zoom, int x, int y) {
        byte[] tile = client.get()
                .uri("/api/hazards/ground/tiles/" + zoom + "/" + x + "/" + y)
                .headers(head -> head.setBearerAuth(registry.calls().signIn("care-001")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return tile == null ? new byte[0] : tile;
    }

    private static String take(String query, String name, String file, int status) {
        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        String body = client.post()
                .uri("/api/hazards/ground" + query)
                .headers(head -> head.setBearerAuth(desk))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    private static String get(String path) {
        return get(path, desk);
    }

    private static String get(String path, String token) {
        String body = client.get()
                .uri(path)
                .headers(head -> head.setBearerAuth(token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    private static int status(String path) {
        return status(path, desk);
    }

    private static int status(String path, String token) {
        return client.get()
                .uri(path)
                .headers(head -> head.setBearerAuth(token))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
