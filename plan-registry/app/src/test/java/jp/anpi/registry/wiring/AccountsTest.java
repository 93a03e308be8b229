package jp.anpi.registry.wiring;

import static jp.anpi.registry.wiring.RunningRegistry.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.access.AccountStore;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.signin.OneTimeSecret;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The administrator gives the city's staff accounts and roles; everybody has a password of their own and, if they want, a second factor. */
class AccountsTest {

    private static final String LOST = "quiet harbour 77 lanterns";
    private static final String LOST_SHA_1 = "44DE668ACC8F862D7426DFE1893DC53166C6788E";

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town("anpi.access.known-passwords=" + lost());

    private static WebTestClient client;
    private static String admin;

    @BeforeAll
    static void start() {
        client = registry.client();
        admin = token("admin", PASSWORD);
    }

    private static Path lost() {
        try {
            return Files.writeString(TestEngines.freshDirectory().resolve("lost.txt"), LOST_SHA_1 + ":3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Made(String id, String username, String password) {}

    private static Made make(String username, String role) {
        String made = call(
                HttpMethod.POST,
                "/api/accounts",
                admin,
                Map.of("username", username, "displayName", "市 職員", "role", role),
                201);
        return new Made(JsonPath.read(made, "$.id"), username, JsonPath.read(made, "$.password"));
    }

    private static String login(String username, String password, String code, int status) {
        Map<String, String> body = new HashMap<>(Map.of("username", username, "password", password));
        if (!code.isEmpty()) {
            body.put("code", code);
        }
        return call(HttpMethod.POST, "/api/auth/login", "", body, status);
    }

    private static String token(String username, String password) {
        return JsonPath.read(login(username, password, "", 200), "$.token");
    }

    private static String call(HttpMethod method, String path, String token, Object body, int status) {
        var request = client.method(method).uri(path);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        WebTestClient.RequestHeadersSpec<?> call = body == null
                ? request
                : request.header("Content-Type", "application/json").bodyValue(body);
        byte[] answer = call.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .returnResult()
                .getResponseBody();
        return answer == null ? "" : new String(answer, StandardCharsets.UTF_8);
    }

    @Test
    void anotherRoleHoldsAtTheNextRequestOfWhoeverIsSignedIn() {
        Made made = make("saito", "DESK");
        String session = token("saito", made.password());
        String script = JsonPath.read(
                call(HttpMethod.POST, "/api/auth/tokens", session, Map.of("name", "夜間", "scope", "EVERYTHING"), 201),
                "$.token");
        String drills = JsonPath.read(
                call(HttpMethod.POST, "/api/auth/tokens", session, Map.of("name", "訓練", "scope", "DRILLS"), 201),
                "$.token");
        call(HttpMethod.GET, "/api/persons?limit=1", session, null, 200);

        call(HttpMethod.PATCH, "/api/accounts/" + made.id(), admin, Map.of("role", "AUDITOR"), 200);

        call(HttpMethod.GET, "/api/persons?limit=1", session, null, 403);
        call(HttpMethod.GET, "/api/persons?limit=1", script, null, 403);
        call(HttpMethod.GET, "/api/auth/me", drills, null, 401);
        assertThat(call(HttpMethod.GET, "/api/auth/me", session, null, 200)).contains("\"AUDITOR\"");
    }

    @Test
    void aDeviceHasTheRoleItsAccountHasByNow() {
        String members = call(HttpMethod.GET, "/api/members?limit=1000", admin, null, 200);
        List<String> nurses = JsonPath.read(members, "$.items[?(@.role == 'MEDICAL_VISITOR')].id");
        String card = call(HttpMethod.POST, "/api/enrolments", admin, Map.of("memberId", nurses.getFirst()), 201);
        String enrolled = call(
                HttpMethod.POST,
                "/api/enrolments/redeem",
                "",
                Map.of("code", JsonPath.read(card, "$.code"), "deviceName", "電話"),
                200);
        String phone = JsonPath.read(enrolled, "$.token");
        String account = account(nurses.getFirst());

        call(HttpMethod.PATCH, "/api/accounts/" + account, admin, Map.of("role", "SUPPORTER"), 200);

        assertThat(call(HttpMethod.GET, "/api/auth/me", phone, null, 200)).contains("\"SUPPORTER\"");
        call(HttpMethod.PATCH, "/api/accounts/" + account, admin, Map.of("role", "ADMIN"), 422);
    }

    private static String account(String member) {
        return registry.bean(AccountStore.class)
                .of(MemberId.of(member))
                .map(account -> account.id().toString())
                .block(Duration.ofSeconds(10));
    }

    @Test
    void onlyTheAdministratorMakesAccountsAndNoOneForThemselves() {
        Made made = make("tanaka", "DESK");
        String desk = token("tanaka", made.password());
        Map<String, String> wanted = Map.of("username", "x1", "displayName", "x", "role", "DESK");
        call(HttpMethod.POST, "/api/accounts", desk, wanted, 403);
        call(HttpMethod.GET, "/api/accounts", desk, null, 403);
        call(
                HttpMethod.POST,
                "/api/accounts",
                admin,
                Map.of("username", "tanaka", "displayName", "x", "role", "DESK"),
                409);
        call(
                HttpMethod.POST,
                "/api/accounts",
                admin,
                Map.of("username", "x2", "displayName", "x", "role", "CARE_MANAGER"),
                422);
        assertThat(call(HttpMethod.GET, "/api/accounts?limit=100", admin, null, 200))
                .contains("\"tanaka\"")
                .doesNotContain("care-001")
                .doesNotContain(made.password());
        String own = JsonPath.<List<String>>read(
                        call(HttpMethod.GET, "/api/accounts?limit=100", admin, null, 200),
                        "$.items[?(@.username == 'admin')].id")
                .getFirst();
        call(HttpMethod.PATCH, "/api/accounts/" + own, admin, Map.of("role", "DESK"), 409);
        call(HttpMethod.DELETE, "/api/accounts/" + own, admin, null, 409);

        call(HttpMethod.DELETE, "/api/accounts/" + made.id(), admin, null, 204);
        call(HttpMethod.GET, "/api/auth/me", desk, null, 401);
        login("tanaka", made.password(), "", 401);
    }

    @Test
    void aTokenOfTheAdministratorsMakesAndChangesNobody() {
        String script = JsonPath.read(
                call(HttpMethod.POST, "/api/auth/tokens", admin, Map.of("name", "夜間", "scope", "EVERYTHING"), 201),
                "$.token");
        Made made = make("mori", "DESK");

        call(HttpMethod.GET, "/api/accounts", script, null, 200);
        call(
                HttpMethod.POST,
                "/api/accounts",
                script,
                Map.of("username", "second", "displayName", "x", "role", "ADMIN"),
                403);
        call(HttpMethod.PATCH, "/api/accounts/" + made.id(), script, Map.of("role", "ADMIN"), 403);
        call(HttpMethod.POST, "/api/accounts/" + made.id() + "/password", script, null, 403);
        call(HttpMethod.DELETE, "/api/accounts/" + made.id(), script, null, 403);

        assertThat(call(HttpMethod.GET, "/api/accounts?limit=100", admin, null, 200))
                .contains("\"mori\"")
                .doesNotContain("\"second\"");
    }

    @Test
    void whoeverChangesThePasswordIsSignedOutEverywhereElse() {
        Made made = make("suzuki", "DESK");
        String here = token("suzuki", made.password());
        String elsewhere = token("suzuki", made.password());
        Map<String, String> wrong = Map.of("present", "not it at all", "next", "a much better one");
        assertThat(call(HttpMethod.PUT, "/api/auth/password", here, wrong, 422)).contains("\"present\"");
        Map<String, String> tooShort = Map.of("present", made.password(), "next", "short");
        assertThat(call(HttpMethod.PUT, "/api/auth/password", here, tooShort, 422))
                .contains("\"next\"");
        Map<String, String> lost = Map.of("present", made.password(), "next", LOST);
        assertThat(call(HttpMethod.PUT, "/api/auth/password", here, lost, 422)).contains("\"next\"", "漏れた");

        call(
                HttpMethod.PUT,
                "/api/auth/password",
                here,
                Map.of("present", made.password(), "next", "a much better one"),
                204);

        call(HttpMethod.GET, "/api/auth/me", here, null, 200);
        call(HttpMethod.GET, "/api/auth/me", elsewhere, null, 401);
        login("suzuki", made.password(), "", 401);
        login("suzuki", "a much better one", "", 200);
    }

    @Test
    void withASecondFactorThePasswordAloneOpensNothingAndNoCodeWorksTwice() {
        Made made = make("ito", "RESTRICTED_DESK");
        String session = token("ito", made.password());
        String proposal = call(HttpMethod.POST, "/api/auth/second-factor", session, null, 200);
        String key = JsonPath.read(proposal, "$.secret");
        assertThat(JsonPath.<String>read(proposal, "$.uri")).startsWith("otpauth://totp/Anpi:ito?secret=" + key);
        login("ito", made.password(), "", 200);
        call(HttpMethod.POST, "/api/auth/second-factor/confirm", session, Map.of("code", "000000"), 422);
        String confirmed =
                call(HttpMethod.POST, "/api/auth/second-factor/confirm", session, Map.of("code", password(key)), 200);
        List<String> recovery = JsonPath.read(confirmed, "$.recoveryCodes");
        assertThat(recovery).hasSize(8).doesNotHaveDuplicates();

        assertThat(login("ito", made.password(), "", 401)).contains("second-factor-needed");
        assertThat(login("ito", "wrong password", password(key), 401)).contains("wrong-credentials");
        assertThat(login("ito", made.password(), password(key), 401))
                .as("the one that confirmed it")
                .contains("wrong-second-factor");
        registry.bean(SimTime.class).forward("30s");
        String used = password(key);
        login("ito", made.password(), used, 200);
        login("ito", made.password(), used, 401);
        login("ito", made.password(), recovery.getFirst(), 200);
        login("ito", made.password(), recovery.getFirst(), 401);

        registry.bean(SimTime.class).forward("30s");
        call(
                HttpMethod.POST,
                "/api/auth/second-factor/remove",
                session,
                Map.of("code", recovery.getLast().toLowerCase()),
                204);
        login("ito", made.password(), "", 200);
    }

    @Test
    void guessingTheSecondFactorGetsSlowAlsoFromManyAddressesAndTheAdministratorHelpsWhoeverLostIt() {
        Made made = make("kato", "DESK");
        String session = token("kato", made.password());
        String key = JsonPath.read(call(HttpMethod.POST, "/api/auth/second-factor", session, null, 200), "$.secret");
        call(HttpMethod.POST, "/api/auth/second-factor/confirm", session, Map.of("code", password(key)), 200);
        for (int i = 0; i < 5; i++) {
            login("kato", made.password(), "00000" + i, 401);
        }
        login("kato", made.password(), "000009", 429);

        String script = JsonPath.read(
                call(HttpMethod.POST, "/api/auth/tokens", session, Map.of("name", "夜間", "scope", "READING"), 201),
                "$.token");
        String reset = call(HttpMethod.POST, "/api/accounts/" + made.id() + "/password", admin, null, 200);
        call(HttpMethod.GET, "/api/auth/me", session, null, 401);
        call(HttpMethod.GET, "/api/auth/me", script, null, 401);
        assertThat(JsonPath.<List<String>>read(
                        call(HttpMethod.GET, "/api/auth/tokens", admin, null, 200),
                        "$.items[?(@.username == 'kato')].revokedAt"))
                .as("its list says so")
                .hasSize(1);
        login("kato", made.password(), "", 401);
        login("kato", JsonPath.read(reset, "$.password"), "", 200);
    }

    /** As an app makes it from what somebody typed into it. */
    private static String password(String base32) {
        return OneTimeSecret.of(decoded(base32))
                .passwordOf(OneTimeSecret.stepAt(registry.bean(SimTime.class).instant()));
    }

    private static byte[] decoded(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (char symbol : base32.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(symbol)));
        }
        byte[] bytes = new byte[base32.length() * 5 / 8];
        byte[] read = number.toByteArray();
        int length = Math.min(read.length, bytes.length);
        System.arraycopy(read, read.length - length, bytes, bytes.length - length, length);
        return bytes;
    }
}
