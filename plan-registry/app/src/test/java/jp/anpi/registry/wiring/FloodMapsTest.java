package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Floods;
import jp.anpi.registry.hazard.ShapefileBytes;
import jp.anpi.registry.plan.FloodArea;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Maps of floods in a sample town, which has one of its own from the start. */
class FloodMapsTest {

    /** How a tile says that depth rank 4, which the town's own map has not, is in it. */
    private static final String RANK_4 = "\"\2(\4";

    private static final String[] A31 = {"A31a_201", "A31a_202", "A31a_205"};

    /** A square around the whole town and more. */
    private static final ShapefileBytes EVERYWHERE =
            ShapefileBytes.of(A31).area(List.of("8303010001", "利根川", "4"), ShapefileBytes.square(139.5, 35.9, 0.5));

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
    }

    /** Leaves the town with its own map alone. */
    @AfterEach
    void removeWhatWasAdded() {
        List<String> added = JsonPath.read(floods(), "$.items[?(@.name =~ /試験.*/)].id");
        added.forEach(id -> client.delete()
                .uri("/api/hazards/floods/" + id)
                .headers(head -> head.setBearerAuth(desk))
                .exchange()
                .expectStatus()
                .isNoContent());
    }

    @Test
    void theTownHasAMapOfItsOwnAndHomesArePlacedInItByGroup() {
        assertThat(JsonPath.<List<String>>read(floods(), "$.items[*].name")).containsExactly("みなせ町 洪水浸水想定区域（見本データ）");
        Until.holds("everybody can be found", () -> status("/api/statistics/floods") == 200);
        String figures = get("/api/statistics/floods");
        List<Integer> people = JsonPath.read(figures, "$.groups[*].people");
        assertThat(people.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_000);
        List<Integer> inside = JsonPath.read(figures, "$.groups[*].inside[*].people");
        assertThat(inside.stream().mapToInt(Integer::intValue).sum()).isBetween(100, 1_500);

        String found = post("/api/persons/search", Map.of("flooded", true, "group", "PUSH_SUPPORT", "limit", 5));
        assertThat(JsonPath.<Integer>read(found, "$.found"))
                .isEqualTo(JsonPath.<List<Integer>>read(figures, "$.groups[0].inside[*].people").stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        String person = JsonPath.read(found, "$.items[0].id");
        String home = get("/api/persons/" + person + "/hazards");
        assertThat(JsonPath.<String>read(home, "$.knowledge")).isEqualTo("INSIDE");
        assertThat(JsonPath.<Integer>read(home, "$.flood.number")).isBetween(1, 3);
        assertThat(JsonPath.<Integer>read(home, "$.sources[0].year")).isEqualTo(2026);
    }

    @Test
    void aZipOfA31IsTakenInAsItIsWithTheLargestFloodOnlyAndTellsPlansOfIt() throws IOException {
        assertThat(tile()).doesNotContain(RANK_4);
        byte[] zip = zip(Map.of(
                "A31a-20-24_99/10_計画規模/A31a-10.shp", new byte[0],
                "A31a-20-24_99/20_想定最大規模/A31a-20.shp", EVERYWHERE.shp(),
                "A31a-20-24_99/20_想定最大規模/A31a-20.DBF", EVERYWHERE.dbf(),
                "A31a-20-24_99/20_想定最大規模/A31a-20.prj", ShapefileBytes.JGD2011.getBytes(StandardCharsets.UTF_8)));
        String dry = take("?dryRun=true", "試験 A31.zip", zip, "2024")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<Boolean>read(dry, "$.dryRun")).isTrue();
        assertThat(JsonPath.<List<String>>read(floods(), "$.items")).hasSize(1);

        String taken = take("", "試験 A31.zip", zip, "2024")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<Integer>read(taken, "$.map.year")).isEqualTo(2024);
        assertThat(JsonPath.<List<Integer>>read(taken, "$.map.depths[*].number"))
                .containsExactly(4);
        assertThat(JsonPath.<Boolean>read(
                        take("", "試験 again.zip", zip, "2024")
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody(),
                        "$.known"))
                .isTrue();

        var place = new Position(36.0, 139.7);
        assertThat(registry.bean(FloodArea.class).depthAt(place)).isPresent();
        assertThat(registry.bean(Floods.class).current().at(place).orElseThrow().rivers())
                .containsExactly("利根川");
        assertThat(tile()).as("no tile of the map before").contains("flood", RANK_4);
    }

    /** As care staff see it. */
    private static String tile() {
        byte[] tile = client.get()
                .uri("/api/hazards/tiles/12/3637/1608")
                .headers(head -> head.setBearerAuth(registry.calls().signIn("care-001")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(tile == null ? new byte[0] : tile, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aWrongFeatureIsLeftOutByNameOrNothingIsTakenInOnChoice() {
        String square = "[[[139.6,35.9],[139.8,35.9],[139.8,36.1],[139.6,36.1],[139.6,35.9]]]";
        byte[] json = ("""
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"A31a_205":7},"geometry":{"type":"Polygon","coordinates":%1$s}},
                 {"type":"Feature","properties":{"A31a_205":2},"geometry":{"type":"Polygon","coordinates":%1$s}}]}
                """).formatted(square).getBytes(StandardCharsets.UTF_8);

        String refused = take("?allOrNothing=true", "試験 a.geojson", json, "2023")
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<String>read(refused, "$.errors[0].field")).isEqualTo("features[0].A31a_205");
        assertThat(JsonPath.<List<String>>read(floods(), "$.items")).hasSize(1);

        String taken = take("", "試験 a.geojson", json, "2023")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<Integer>read(taken, "$.map.features")).isEqualTo(2);
        assertThat(JsonPath.<Integer>read(taken, "$.map.faulty")).isEqualTo(1);
        assertThat(JsonPath.<String>read(taken, "$.faults[0].found")).isEqualTo("7");
    }

    @Test
    void anOfficeOfWhichTheMapSaysOtherwiseThanWasNotedIsToldApart() throws IOException {
        take("", "試験 all.zip", zip(Map.of("a.shp", EVERYWHERE.shp(), "a.dbf", EVERYWHERE.dbf())), "2024")
                .expectStatus()
                .isOk();
        String offices = get("/api/offices?limit=1000");
        assertThat(JsonPath.<List<String>>read(offices, "$.items[*].onMap")).containsOnly("INSIDE");
        assertThat(JsonPath.<List<Boolean>>read(offices, "$.items[?(@.inFloodArea == false)].contradicts"))
                .isNotEmpty()
                .containsOnly(true);
        assertThat(JsonPath.<List<Boolean>>read(offices, "$.items[?(@.inFloodArea == true)].contradicts"))
                .doesNotContain(true);
    }

    @Test
    void whatIsNoMapOrNoneOfThisCityIsRefusedAndChangesNothing() throws IOException {
        byte[] zip = zip(Map.of("a.shp", EVERYWHERE.shp(), "a.dbf", EVERYWHERE.dbf()));
        byte[] elsewhere = zip(Map.of(
                "b.shp",
                ShapefileBytes.of(A31)
                        .area(List.of("1", "石狩川", "1"), ShapefileBytes.square(141, 43, 0.1))
                        .shp(),
                "b.dbf",
                ShapefileBytes.of(A31)
                        .area(List.of("1", "石狩川", "1"), ShapefileBytes.square(141, 43, 0.1))
                        .dbf()));
        assertThat(problem("試験 half.zip", Arrays.copyOf(zip, zip.length / 2))).endsWith("unreadable-map");
        assertThat(problem("試験.csv", "名称,住所".getBytes(StandardCharsets.UTF_8))).endsWith("unreadable-map");
        assertThat(problem("試験 empty.zip", zip(Map.of("readme.txt", new byte[3]))))
                .endsWith("no-shapefile");
        assertThat(problem("試験 only.zip", zip(Map.of("a.shp", EVERYWHERE.shp()))))
                .endsWith("no-shapefile");
        assertThat(problem(
                        "試験 plane.zip",
                        zip(Map.of(
                                "a.shp", EVERYWHERE.shp(),
                                "a.dbf", EVERYWHERE.dbf(),
                                "a.prj", "PROJCS[\"JGD_2011\"]".getBytes(StandardCharsets.UTF_8)))))
                .endsWith("unreadable-map");
        assertThat(problem("試験 hokkaido.zip", elsewhere)).endsWith("not-here");
        take("", "試験 year.zip", zip, "1950").expectStatus().isEqualTo(422);
        take("", "試験 year.zip", zip, "令和6年").expectStatus().isEqualTo(422);
        assertThat(JsonPath.<List<String>>read(floods(), "$.items")).hasSize(1);
    }

    @Test
    void whatFollowsFromAProtectedAddressIsShownToTheRestrictedDeskOnly() {
        Optional<String> hidden = Optional.empty();
        for (String cursor = ""; hidden.isEmpty(); ) {
            String page = get("/api/persons?limit=500" + cursor);
            hidden = JsonPath.<List<String>>read(page, "$.items[?(@.addressProtected == true)].id").stream()
                    .findFirst();
            cursor = "&cursor=" + JsonPath.<String>read(page, "$.next");
        }
        String path = "/api/persons/" + hidden.get() + "/hazards";

        String told = get(path);
        assertThat(JsonPath.<String>read(told, "$.knowledge")).isEqualTo("HIDDEN");
        assertThat(JsonPath.<List<Object>>read(told, "$.sources")).isEmpty();
        assertThat(told).doesNotContain("flood");
        assertThat(JsonPath.<String>read(get(path, registry.calls().signIn("restricted")), "$.knowledge"))
                .isIn("INSIDE", "OUTSIDE");
    }

    @Test
    void squaresAndPeopleThatDoNotExistAreNotThere() {
        assertThat(status("/api/hazards/tiles/3/8/0")).isEqualTo(404);
        assertThat(status("/api/persons/0e0e0e0e-1111-4222-8333-444444444444/hazards"))
                .isEqualTo(404);
    }

    private static String problem(String name, byte[] file) {
        String body = take("", name, file, "2024")
                .expectStatus()
                .isEqualTo(422)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(body, "$.type");
    }

    private static WebTestClient.ResponseSpec take(String query, String name, byte[] file, String year) {
        var form = new MultipartBodyBuilder();
        form.part("year", year);
        form.part("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return client.post()
                .uri("/api/hazards/floods" + query)
                .headers(head -> head.setBearerAuth(desk))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, Charset.forName("windows-31j"))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String floods() {
        return get("/api/hazards/floods");
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
        return client.get()
                .uri(path)
                .headers(head -> head.setBearerAuth(desk))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private static String post(String path, Map<String, Object> json) {
        String body = client.post()
                .uri(path)
                .headers(head -> head.setBearerAuth(desk))
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }
}
