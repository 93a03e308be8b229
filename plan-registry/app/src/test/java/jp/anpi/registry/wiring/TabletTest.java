package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.testkit.SimTime;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An office shares a tablet; whoever holds it says so with a PIN and is that person until the turn ends. */
class TabletTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;
    private static String office;
    private static String otherOffice;
    private static String tablet;
    private static List<String> staff;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        String members = call(HttpMethod.GET, "/api/members?limit=1000", desk, null, 200);
        List<String> offices = JsonPath.read(members, "$.items[?(@.role == 'CARE_MANAGER')].office");
        office = offices.getFirst();
        otherOffice = offices.getLast();
        tablet = enrol(Map.of("officeId", office));
        staff = JsonPath.read(call(HttpMethod.GET, "/api/devices/tablet", tablet, null, 200), "$.members[*].memberId");
    }

    @Test
    void aMemberChoosesAPinOnceAndIsThatMemberUntilTheTurnEnds() {
        String member = staff.get(0);
        take(member, "2580", false, 409, "no-pin-yet");
        take(member, "1234", true, 422, "wrong-field");
        take(member, "2580", true, 200, "");
        assertThat(me()).contains(member).contains("\"sharedDevice\":true");

        call(HttpMethod.DELETE, "/api/devices/tablet/holder", tablet, null, 204);
        assertThat(me()).doesNotContain("memberId").contains(office);

        take(member, "2580", true, 409, "has-pin");
        take(member, "２５８０", false, 200, "");
        assertThat(me()).contains(member);
        registry.bean(SimTime.class).forward("1h");
        assertThat(me()).doesNotContain("memberId").contains(office);
    }

    @Test
    void guessingOneColleaguesPinGetsSlowAndKeepsNobodyElseOut() {
        take(staff.get(1), "2580", true, 200, "");
        take(staff.get(2), "1470", true, 200, "");
        for (int i = 0; i < 5; i++) {
            take(staff.get(1), "999" + i, false, 403, "wrong-pin");
        }
        take(staff.get(1), "2580", false, 429, "too-many-requests");
        take(staff.get(2), "1470", false, 200, "");
        String second = enrol(Map.of("officeId", office));
        call(
                HttpMethod.POST,
                "/api/devices/tablet/holder",
                second,
                Map.of("memberId", staff.get(1), "pin", "2580"),
                200);
    }

    @Test
    void nobodyOfAnotherOfficeAndNoForeignDeviceTakesATurn() {
        String stranger = JsonPath.<List<String>>read(
                        call(HttpMethod.GET, "/api/members?limit=1000&officeId=" + otherOffice, desk, null, 200),
                        "$.items[*].id")
                .getFirst();
        take(stranger, "2580", true, 404, "not-found");
        String own = enrol(Map.of("memberId", stranger));
        call(HttpMethod.GET, "/api/devices/tablet", own, null, 404);
        call(HttpMethod.POST, "/api/devices/tablet/holder", own, Map.of("memberId", stranger, "pin", "2580"), 404);
        call(HttpMethod.GET, "/api/devices/tablet", desk, null, 404);
    }

    @Test
    void aForgottenPinIsChosenAnewFromOnesOwnPhoneOrWithTheDesksHelp() {
        String member = staff.get(3);
        call(HttpMethod.DELETE, "/api/devices/pins/" + member, desk, null, 204);
        take(member, "2580", true, 200, "");
        call(HttpMethod.PUT, "/api/devices/pin", tablet, Map.of("pin", "1470"), 404);
        String phone = enrol(Map.of("memberId", member));
        call(HttpMethod.PUT, "/api/devices/pin", phone, Map.of("pin", "1470"), 204);
        take(member, "1470", false, 200, "");
        call(HttpMethod.DELETE, "/api/devices/pins/" + member, phone, null, 403);
        call(HttpMethod.DELETE, "/api/devices/pins/" + member, desk, null, 204);
        take(member, "1470", false, 409, "no-pin-yet");
    }

    @Test
    void aPinDoesNotLieReadableInTheStore() {
        String phone = enrol(Map.of("memberId", staff.get(3)));
        call(HttpMethod.PUT, "/api/devices/pin", phone, Map.of("pin", "31415926"), 204);
        var database = registry.bean(RegistryDatabase.class);
        List<Document> pins =
                database.many(database.durable("pins").find()).collectList().block(Duration.ofSeconds(10));
        assertThat(pins).isNotEmpty();
        assertThat(pins.toString()).doesNotContain("31415926");
    }

    @Test
    void aLostTabletIsWithdrawnWhoeverHoldsIt() {
        String lost = enrol(Map.of("officeId", otherOffice));
        String device = JsonPath.read(call(HttpMethod.GET, "/api/auth/me", lost, null, 200), "$.deviceId");
        String member =
                JsonPath.read(call(HttpMethod.GET, "/api/devices/tablet", lost, null, 200), "$.members[0].memberId");
        call(
                HttpMethod.POST,
                "/api/devices/tablet/holder",
                lost,
                Map.of("memberId", member, "pin", "8642", "first", true),
                200);
        call(HttpMethod.DELETE, "/api/devices/" + device, desk, null, 204);
        assertThat(call(HttpMethod.GET, "/api/auth/me", lost, null, 401)).contains("device-withdrawn");
    }

    private static void take(String member, String pin, boolean first, int status, String problem) {
        String answer = call(
                HttpMethod.POST,
                "/api/devices/tablet/holder",
                tablet,
                Map.of("memberId", member, "pin", pin, "first", first),
                status);
        assertThat(answer).contains(problem);
    }

    private static String me() {
        return call(HttpMethod.GET, "/api/auth/me", tablet, null, 200);
    }

    private static String enrol(Map<String, Object> whom) {
        String card = call(HttpMethod.POST, "/api/enrolments", desk, whom, 201);
        return JsonPath.read(
                call(
                        HttpMethod.POST,
                        "/api/enrolments/redeem",
                        "",
                        Map.of("code", JsonPath.read(card, "$.code"), "deviceName", "端末"),
                        200),
                "$.token");
    }

    private static String call(HttpMethod method, String uri, String token, Object body, int status) {
        var request = client.method(method).uri(uri);
        if (!token.isEmpty()) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        var answer = (body == null ? request : request.bodyValue(body))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return answer == null ? "" : new String(answer, StandardCharsets.UTF_8);
    }
}
