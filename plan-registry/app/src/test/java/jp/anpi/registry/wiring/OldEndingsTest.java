package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.Map;
import jp.anpi.registry.office.OldEndings;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.testkit.SimTime;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

/** What an ending took of people is kept as long as it may be called off, and not for ever. */
class OldEndingsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    @Test
    void whatNobodyHasCalledOffForAYearIsForgotten() {
        Calls calls = registry.calls();
        String desk = calls.signIn("desk");
        String district = JsonPath.read(calls.body("/api/hazards/districts?limit=1", desk), "$.items[0].id");
        String office = made(desk, "/api/offices", Map.of("name", "川端訪問介護", "kind", "HOME_HELP", "district", district));
        made(desk, "/api/members", Map.of("office", office, "name", "係 二郎", "role", "PROVIDER_STAFF"));
        calls.send(
                        desk,
                        HttpMethod.POST,
                        "/api/offices/" + office + "/end",
                        Map.of("version", 1, "until", "2026-11-21"))
                .expectStatus()
                .isOk();

        forward(365);
        assertThat(kept(office)).isPositive();

        forward(1);
        assertThat(kept(office)).isZero();
    }

    private static String made(String desk, String uri, Map<String, Object> one) {
        return JsonPath.read(
                Calls.text(registry.calls()
                        .send(desk, HttpMethod.POST, uri, one)
                        .expectStatus()
                        .isCreated()),
                "$.id");
    }

    private static void forward(int days) {
        registry.bean(SimTime.class).forward(Duration.ofDays(days));
        registry.bean(OldEndings.class).forget().block(SOON);
    }

    private static long kept(String office) {
        return Mono.from(registry.bean(RegistryDatabase.class)
                        .durable("endings")
                        .countDocuments(new Document("of", office)))
                .block(SOON);
    }
}
