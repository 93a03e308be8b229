package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever wants more in one file than it holds is told what to choose instead. */
class PrintLimitTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town("anpi.printing.plans=25", "anpi.printing.lines=30");

    @Test
    void whatFitsIsToldByGroupAndDistrictAndThenPrinted() {
        String plans = ended(Map.of("kind", "PLANS"), "ja");
        assertThat(JsonPath.<String>read(plans, "$.problem.type")).isEqualTo("urn:anpi:problem:too-many-to-print");
        int all = (int) people().stream()
                .filter(person -> person.lifecycle().isHere() && person.hasPlan())
                .count();
        assertThat(JsonPath.<String>read(plans, "$.problem.detail")).contains("選んだ範囲は" + all + "件で、1つのファイルは25件まで");

        Map<String, Long> byDistrict = people().stream()
                .filter(person ->
                        person.lifecycle().isHere() && person.placement().group() == PriorityGroup.PUSH_SUPPORT)
                .collect(
                        Collectors.groupingBy(person -> person.home().district().value(), Collectors.counting()));
        long largest =
                byDistrict.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(largest).isLessThanOrEqualTo(30);
        Map<String, Object> urgent =
                Map.of("kind", "BY_DISTRICT", "groups", List.of("PUSH_SUPPORT", "MEDICAL_COORDINATION"));
        assertThat(JsonPath.<String>read(ended(urgent, "ja"), "$.problem.detail"))
                .contains("①は地区ごと（最も多い地区で" + largest + "件）");
        assertThat(JsonPath.<String>read(ended(urgent, "en"), "$.problem.detail"))
                .contains("① district by district (" + largest + " in the largest)");

        String district = byDistrict.keySet().iterator().next();
        assertThat(JsonPath.<String>read(
                        ended(
                                Map.of("kind", "BY_DISTRICT", "groups", List.of("PUSH_SUPPORT"), "district", district),
                                "ja"),
                        "$.state"))
                .isEqualTo("DONE");
    }

    private static List<PersonState> people() {
        return registry.states(PersonState.class)
                .all(new Document())
                .collectList()
                .block(Duration.ofSeconds(20));
    }

    private static String ended(Map<String, Object> wish, String language) {
        String desk = registry.calls().signIn("desk");
        String begun = text(registry.client()
                .post()
                .uri("/api/exports/prints")
                .headers(head -> head.setBearerAuth(desk))
                .header("Anpi-Purpose", URLEncoder.encode("金庫の名簿", StandardCharsets.UTF_8))
                .bodyValue(wish)
                .exchange());
        String at = "/api/exports/prints/" + JsonPath.<String>read(begun, "$.id");
        Until.holds(
                "it has ended",
                Duration.ofSeconds(60),
                () -> !JsonPath.<String>read(job(at, desk, language), "$.state").equals("RUNNING"));
        return job(at, desk, language);
    }

    private static String job(String at, String desk, String language) {
        return text(registry.client()
                .get()
                .uri(at)
                .headers(head -> head.setBearerAuth(desk))
                .header("Accept-Language", language)
                .exchange());
    }
}
