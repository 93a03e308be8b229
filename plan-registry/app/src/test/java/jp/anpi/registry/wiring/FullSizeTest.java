package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static jp.anpi.registry.wiring.ImportCalls.counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.anpi.registry.testkit.Until;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Everything that grows with the city, in a city of 215,891 people; engines, registry and test share the heap of one JVM. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullSizeTest {

    private static final int CITY = 215_891;
    /** With those of the sample these are as many as one file may have. */
    private static final int MORE_PLANS = 780;

    private static final int PLANS = 1_000;
    private static final int MOST_ROWS = 1_000_000;
    private static final int CORNERS = 400_000;
    private static final String HEADINGS = "宛名番号,氏名,フリガナ,生年月日,住所,地区\r\n";

    private static RunningRegistry registry;
    private static WebTestClient client;
    private static Calls calls;
    private static String desk;
    private static ImportCalls persons;

    @BeforeAll
    static void start() {
        registry = RunningRegistry.city().start();
        registry.bean(RegistryStart.class).up().block(Duration.ofMinutes(5));
        client = registry.client()
                .mutate()
                .responseTimeout(Duration.ofMinutes(5))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(256 << 20))
                .build();
        calls = new Calls(client);
        desk = calls.signIn("admin");
        persons = new ImportCalls(calls, desk, "persons");
        Until.holds("everybody can be found", Duration.ofMinutes(2), () -> found(Map.of()) == CITY);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    @Order(1)
    void theFirstPageOfASearchIsThereWithinATenthOfASecond() {
        Stream.of("さとう", "山", "川端", "090").forEach(FullSizeTest::searchTook);
        List<Double> took = Stream.of(
                        "さとう", "ｻﾄｳ", "佐藤", "髙", "高橋 花", "川", "1-2", "一丁目", "0906", "たなか い", "みなせ", "渡辺", "子")
                .flatMap(typed -> IntStream.range(0, 5).mapToObj(_ -> searchTook(typed)))
                .sorted()
                .toList();
        System.out.printf(
                "a search among %,d people: p50 %.0f ms, p95 %.0f ms, most %.0f ms%n",
                CITY, took.get(took.size() / 2), took.get(took.size() * 95 / 100), took.getLast());
        assertThat(took.get(took.size() * 95 / 100)).isLessThan(100);
    }

    private static double searchTook(String typed) {
        long begun = System.nanoTime();
        assertThat(found(Map.of("text", typed, "limit", 50))).isGreaterThanOrEqualTo(0);
        return (System.nanoTime() - begun) / 1e6;
    }

    private static int found(Map<String, Object> question) {
        String answer = text(calls.send(desk, HttpMethod.POST, "/api/persons/search", question));
        return JsonPath.<Map<String, Object>>read(answer, "$").get("found") instanceof Integer found ? found : -1;
    }

    @Test
    @Order(2)
    void aWorkbookOfTheWholeCityIsTakenInWithinAMinuteWithItsProgress() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("名簿");
            List<String> headings = List.of(HEADINGS.strip().split(","));
            IntStream.range(0, headings.size()).forEach(column -> sheet.value(0, column, headings.get(column)));
            for (int i = 0; i < CITY; i++) {
                List<String> row = List.of(row(i, "X").split(","));
                for (int column = 0; column < row.size(); column++) {
                    sheet.value(i + 1, column, row.get(column));
                }
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        var seen = new TreeSet<Integer>();
        long begun = System.nanoTime();
        String job = text(persons.post("", file.toByteArray(), Map.of()));
        String at = "/api/imports/" + JsonPath.<String>read(job, "$.id");
        Until.holds("the workbook is taken in", Duration.ofMinutes(5), () -> {
            String now = calls.body(at, desk);
            seen.add(JsonPath.read(now, "$.rows"));
            return !JsonPath.<String>read(now, "$.state").equals("RUNNING");
        });
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "a workbook of %,d rows took %.1f s; progress seen %d times%n",
                CITY, took.toMillis() / 1e3, seen.size());
        assertThat(counts(calls.body(at, desk))).startsWith(CITY, 0, 0, 0);
        assertThat(seen).as("how far it was").hasSizeGreaterThan(5);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    @Order(3)
    void aMillionRowsAreLookedAtAndOneMoreIsNamed() {
        long begun = System.nanoTime();
        String looked = persons.done(persons.send("?dryRun=true", list(MOST_ROWS + 1)), Duration.ofMinutes(5));
        System.out.printf("a look at %,d rows took %.1f s%n", MOST_ROWS, (System.nanoTime() - begun) / 1e9);
        assertThat(counts(looked)).startsWith(MOST_ROWS, 0, 0, 1);
        assertThat(JsonPath.<Integer>read(looked, "$.faults[0].row")).isEqualTo(MOST_ROWS + 2);
    }

    @Test
    @Order(4)
    void aThousandPlansAreInOneFileWithTheirProgress() throws IOException {
        String everybody = IntStream.range(0, MORE_PLANS)
                .mapToObj(i -> "P%07d,計画 %d,ケイカク,1950/1/1,川端%d,d01\r\n".formatted(i, i, i))
                .collect(Collectors.joining());
        assertThat(counts(persons.taken("", HEADINGS + everybody))).startsWith(MORE_PLANS, 0, 0, 0);
        String plans = IntStream.range(0, MORE_PLANS)
                .mapToObj(i -> "P%07d,2026-10-05,隣 %d,同意,自宅の2階,裏の坂\r\n".formatted(i, i))
                .collect(Collectors.joining());
        assertThat(counts(persons.of("plans").taken("", "宛名番号,本人確認日,支援者1,支援者1の同意,避難先（地震）,避難経路\r\n" + plans)))
                .startsWith(MORE_PLANS, 0, 0, 0);

        var seen = new TreeSet<Integer>();
        long begun = System.nanoTime();
        String order = text(client.post()
                .uri("/api/exports/prints")
                .headers(head -> head.setBearerAuth(desk))
                .header("Anpi-Purpose", URLEncoder.encode("金庫の名簿の更新", StandardCharsets.UTF_8))
                .bodyValue(Map.of("kind", "PLANS"))
                .exchange());
        String at = "/api/exports/prints/" + JsonPath.<String>read(order, "$.id");
        Until.holds("the plans are printed", Duration.ofMinutes(10), () -> {
            String now = calls.body(at, desk);
            seen.add(JsonPath.read(now, "$.done"));
            return !JsonPath.<String>read(now, "$.state").equals("RUNNING");
        });
        String done = calls.body(at, desk);
        assertThat(JsonPath.<String>read(done, "$.state")).as(done).isEqualTo("DONE");
        int printed = JsonPath.read(done, "$.done");
        byte[] file = calls.get(at + "/file", desk).returnResult().getResponseBody();
        System.out.printf(
                "%,d plans in one file of %.1f MB took %.1f s; progress seen %d times%n",
                printed, file.length / 1e6, (System.nanoTime() - begun) / 1e9, seen.size());
        assertThat(printed).isEqualTo(PLANS);
        assertThat(seen).as("how far it was").hasSizeGreaterThan(5);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(printed);
        }
    }

    @Test
    @Order(5)
    void aMapOfManyCornersIsTakenInAndEveryHomeIsPlacedInIt() {
        String ring = DoubleStream.iterate(0, i -> i < CORNERS, i -> i + 1)
                .mapToObj(i -> {
                    double angle = 2 * Math.PI * i / CORNERS;
                    double radius = 0.01 + 0.001 * Math.sin(1_000 * angle);
                    return "[%.7f,%.7f]".formatted(139.69 + radius * Math.cos(angle), 36.03 + radius * Math.sin(angle));
                })
                .collect(Collectors.joining(","));
        String first = ring.substring(0, ring.indexOf(']') + 1);
        String map =
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"A31a_205\":5},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "," + first + "]]}}]}";
        var form = new MultipartBodyBuilder();
        form.part("year", "2024");
        form.part("file", new ByteArrayResource(map.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "浸水.geojson";
            }
        });
        long begun = System.nanoTime();
        String taken = text(client.post()
                .uri("/api/hazards/floods")
                .headers(head -> head.setBearerAuth(desk))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .expectStatus()
                .isOk());
        System.out.printf("a map of %,d corners took %.1f s%n", CORNERS, (System.nanoTime() - begun) / 1e9);
        assertThat(JsonPath.<Integer>read(taken, "$.map.features")).isEqualTo(1);
        long placed = System.nanoTime();
        Until.holds(
                "homes are placed in the map",
                Duration.ofSeconds(60),
                () -> calls.body("/api/statistics/floods", desk).contains("TO_20_METRES"));
        System.out.printf("every home was placed in it after %.1f s%n", (System.nanoTime() - placed) / 1e9);
    }

    private static String list(int rows) {
        var list = new StringBuilder(HEADINGS);
        IntStream.range(0, rows).forEach(i -> list.append(row(i, "M")).append("\r\n"));
        return list.toString();
    }

    private static String row(int i, String mark) {
        return mark + "%07d,住民 %d,ジュウミン,1950/1/1,川端%d番地,d01".formatted(i, i, i);
    }
}
