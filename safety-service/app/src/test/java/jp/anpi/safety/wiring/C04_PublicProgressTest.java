package jp.anpi.safety.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What anybody may see when the city wants it: no person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class C04_PublicProgressTest {

    private final Town town = Town.of(8);
    private World world;
    private String real;
    private String drill;

    @BeforeAll
    void openIncidents() {
        world = World.start("--anpi.public.enabled=true", "--anpi.public.at-least=5");
        world.know(town);
        Session desk = world.desk();
        drill = desk.open(Map.of("title", "訓練の題"));
        real = desk.open(Map.of("mode", "REAL", "title", "本物の水害", "kind", "FLOOD"));
        for (PriorityGroup group : PriorityGroup.values()) {
            desk.post(
                    "/api/incidents/" + real + "/reports",
                    Reports.safe(town.person(group, 0).id()));
        }
        Until.holds("all are confirmed", () -> {
            var counts = desk.get("/api/incidents/" + real + "/board").json().get("counts");
            return counts.properties().stream()
                            .mapToInt(count -> count.getValue().get("CONFIRMED").asInt())
                            .sum()
                    >= 4;
        });
    }

    @AfterAll
    void end() {
        world.close();
    }

    private static HttpResponse<String> nobodyAsks(World world, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            URI address = world.desk().request(path).build().uri();
            return client.send(HttpRequest.newBuilder(address).GET().build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void onlyRealIncidentsAreShownInRoundNumbersAndWithoutGroupsOrNames() throws Exception {
        var answer = nobodyAsks(world, "/api/public/incidents");

        assertThat(answer.statusCode()).isEqualTo(200);
        var items = World.JSON.readTree(answer.body()).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("title").asString()).isEqualTo("本物の水害");
        assertThat(items.get(0).get("people").asInt()).isEqualTo(40);
        assertThat(items.get(0).get("confirmed").asInt() % 5).isZero();
        assertThat(answer.body()).doesNotContain("PUSH_SUPPORT", "訓練の題");
        town.people()
                .forEach(person -> assertThat(answer.body())
                        .doesNotContain(person.id().toString(), person.name().written()));
    }

    @Test
    void theSameComesAsAFileForSpreadsheetsAndForMaps() throws Exception {
        var csv = nobodyAsks(world, "/api/public/incidents/" + real + "/progress.csv");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(csv.body()).startsWith("\uFEFF地区,対象者数,確認済,丸めの単位,時点\r\n").contains("市全体,40,");

        var json = nobodyAsks(world, "/api/public/incidents/" + real + "/progress.geojson");
        assertThat(json.headers().firstValue("Content-Type")).contains("application/geo+json");
        var features = World.JSON.readTree(json.body()).get("features");
        assertThat(features.isEmpty()).isFalse();
        var geometry = features.get(0).get("geometry");
        assertThat(geometry.get("type").asString()).isEqualTo("MultiPolygon");
        var ring = geometry.get("coordinates").get(0).get(0);
        assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
        assertThat(features.get(0).get("properties").get("people").asInt() % 5).isZero();
    }

    @Test
    void aDrillIsNotShown() throws Exception {
        assertThat(nobodyAsks(world, "/api/public/incidents/" + drill + "/progress.csv")
                        .statusCode())
                .isEqualTo(404);
    }
}
