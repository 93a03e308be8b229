package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.testkit.Until;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;

/** Who signs in with a password after they have left, or after they went to another office. */
class LeaverTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static final String YESTERDAY = "2026-11-20";

    private static final Duration SOON = Duration.ofSeconds(20);

    private static Calls calls;
    private static String desk;

    @BeforeAll
    static void start() {
        calls = registry.calls();
        desk = calls.signIn("desk");
    }

    @Test
    void whoHasLeftIsToldSoAtSignInAndWhereverTheyAsk() {
        String before = calls.signIn("care-001");
        String member = JsonPath.read(calls.body("/api/auth/me", before), "$.memberId");
        calls.ask("/api/devices", before).expectStatus().isOk();

        calls.send(
                        desk,
                        HttpMethod.POST,
                        "/api/members/" + member + "/end",
                        Map.of("version", member(member).get("version"), "until", YESTERDAY))
                .expectStatus()
                .isOk();

        Until.holds("it is told so", () -> calls.body("/api/auth/me", before).contains("\"lastDay\":\"" + YESTERDAY));
        String again = Calls.text(
                calls.login("care-001", RunningRegistry.PASSWORD).expectStatus().isOk());
        assertThat(JsonPath.<String>read(again, "$.lastDay")).isEqualTo(YESTERDAY);
        assertThat(JsonPath.<Map<String, Object>>read(again, "$")).doesNotContainKeys("memberId", "officeId");
        for (String token : List.of(before, JsonPath.<String>read(again, "$.token"))) {
            calls.ask("/api/devices", token)
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:anpi:problem:has-left");
        }
    }

    @Test
    void whoeverGoesToAnotherOfficeWorksForItFromThenOnAndNotOnlyAfterTheNextSignIn() {
        String token = calls.signIn("provider-002");
        String member = JsonPath.read(calls.body("/api/auth/me", token), "$.memberId");
        Map<String, Object> now = member(member);
        List<String> offices = JsonPath.read(calls.body("/api/offices?limit=1000", desk), "$.items[*].id");
        String next = offices.stream()
                .filter(one -> !one.equals(now.get("office")))
                .findFirst()
                .orElseThrow();

        calls.send(
                        desk,
                        HttpMethod.PUT,
                        "/api/members/" + member,
                        Map.of(
                                "version",
                                now.get("version"),
                                "office",
                                next,
                                "name",
                                now.get("name"),
                                "role",
                                now.get("role")))
                .expectStatus()
                .isOk();

        Until.holds(
                "they are of the next",
                () -> JsonPath.<String>read(calls.body("/api/auth/me", token), "$.officeId")
                        .equals(next));
        assertThat(calls.body("/api/auth/me", token)).contains(member).doesNotContain("lastDay");
        assertThat(registry.states(MemberState.class).find(member).block(SOON))
                .as("known for what waits of the one before")
                .extracting(MemberState::former)
                .isEqualTo(Optional.of(new MemberState.Former(
                        OfficeId.of((String) now.get("office")),
                        LocalDate.parse(YESTERDAY).plusDays(1))));
    }

    private static Map<String, Object> member(String id) {
        return JsonPath.<List<Map<String, Object>>>read(
                        calls.body("/api/members?limit=1000", desk), "$.items[?(@.id == '" + id + "')]")
                .getFirst();
    }
}
