package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.access.Devices;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.Until;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Care staff come in by an invitation, once, without a password; a lost phone is sent away and told to forget. */
class EnrolmentTest {

    @RegisterExtension
    static final RunningRegistry registry = RunningRegistry.town();

    private static WebTestClient client;
    private static String desk;
    private static EnrolmentCalls calls;
    private static List<Map<String, Object>> members;

    @BeforeAll
    static void start() {
        client = registry.client();
        desk = registry.calls().signIn("desk");
        calls = new EnrolmentCalls(client, desk);
        members = JsonPath.read(calls.body("/api/members?limit=1000", desk), "$.items[?(@.role == 'CARE_MANAGER')]");
    }

    @Test
    void anInvitedMemberComesInWithoutAPasswordAndIsRemembered() {
        var member = members.get(0);
        String card = calls.invite(Map.of("memberId", member.get("id")));
        String link = JsonPath.read(card, "$.link");
        assertThat(link).startsWith("http://anpi.test/enrol/#");
        assertThat(JsonPath.<String>read(card, "$.name")).isEqualTo(member.get("name"));

        var answer = calls.redeem(link.substring(link.indexOf('#') + 1), "iPhone", UUID.randomUUID())
                .expectStatus()
                .isOk()
                .expectCookie()
                .httpOnly(SessionCookie.NAME, true)
                .expectCookie()
                .maxAge(SessionCookie.NAME, Duration.ofDays(400))
                .expectBody()
                .returnResult();

        String cookie = answer.getResponseCookies().getFirst(SessionCookie.NAME).getValue();
        registry.bean(SimTime.class).forward("90d");
        client.get()
                .uri("/api/auth/me")
                .cookie(SessionCookie.NAME, cookie)
                .exchange()
                .expectStatus()
                .isOk()
                .expectCookie()
                .maxAge(SessionCookie.NAME, Duration.ofDays(400))
                .expectBody()
                .jsonPath("$.memberId")
                .isEqualTo(member.get("id"))
                .jsonPath("$.role")
                .isEqualTo("CARE_MANAGER")
                .jsonPath("$.deviceId")
                .isNotEmpty();
        desk = registry.calls().signIn("desk");
        calls = new EnrolmentCalls(client, desk);
    }

    @Test
    void aCodeAdmitsOneDeviceAndTheSameDeviceAgainWhenTheAnswerWasLost() {
        String code =
                JsonPath.read(calls.invite(Map.of("memberId", members.get(1).get("id"))), "$.code");
        UUID phone = UUID.randomUUID();
        String first = calls.tokenOf(calls.redeem(code, "スマホ", phone));
        String again = calls.tokenOf(calls.redeem(code.toLowerCase(Locale.ROOT), "スマホ", phone));

        assertThat(calls.status("/api/auth/me", first)).isEqualTo(401);
        assertThat(calls.status("/api/auth/me", again)).isEqualTo(200);
        calls.redeem(code, "別の端末", UUID.randomUUID())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:used-invitation");
        assertThat(JsonPath.<List<String>>read(calls.body("/api/devices", again), "$.items[*].name"))
                .containsExactly("スマホ");
    }

    @Test
    void aNewInvitationMakesTheLostCardWorthless() {
        Object member = members.get(2).get("id");
        String lost = JsonPath.read(calls.invite(Map.of("memberId", member)), "$.code");
        calls.invite(Map.of("memberId", member));

        calls.redeem(lost, "端末", UUID.randomUUID()).expectStatus().isNotFound();
    }

    @Test
    void anInvitationTakenBackAdmitsNobody() {
        String card = calls.invite(Map.of("memberId", members.get(3).get("id")));
        String id = JsonPath.read(card, "$.id");
        assertThat(JsonPath.<List<String>>read(calls.body("/api/enrolments?limit=1000", desk), "$.items[*].id"))
                .contains(id);
        calls.delete("/api/enrolments/" + id, desk).expectStatus().isNoContent();
        calls.delete("/api/enrolments/" + id, desk).expectStatus().isNotFound();

        calls.redeem(JsonPath.read(card, "$.code"), "端末", UUID.randomUUID())
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theDeviceOfSomebodyWhoHasLeftStaysEnrolledAndIsToldToForgetNothingUntilTheDeskWithdrawsIt() {
        var member = members.getLast();
        String phone = calls.tokenOf(calls.redeem(
                JsonPath.read(calls.invite(Map.of("memberId", member.get("id"))), "$.code"),
                "退職者の端末",
                UUID.randomUUID()));
        String yesterday = LocalDate.ofInstant(registry.bean(SimTime.class).instant(), ZoneId.of("Asia/Tokyo"))
                .minusDays(1)
                .toString();
        assertThat(calls.status("/api/auth/me", phone)).isEqualTo(200);

        registry.calls()
                .send(
                        desk,
                        HttpMethod.POST,
                        "/api/members/" + member.get("id") + "/end",
                        Map.of("version", member.get("version"), "until", yesterday))
                .expectStatus()
                .isOk();

        Until.holds("it is told so", () -> calls.body("/api/auth/me", phone).contains("\"lastDay\":\"" + yesterday));
        registry.bean(Devices.class).sweep().block(Duration.ofSeconds(10));
        assertThat(calls.status("/api/devices", phone)).as("they are told so").isEqualTo(403);
        client.get()
                .uri("/api/auth/me")
                .headers(h -> h.setBearerAuth(phone))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("Clear-Site-Data")
                .expectBody()
                .jsonPath("$.memberId")
                .doesNotExist()
                .jsonPath("$.officeId")
                .doesNotExist();
        calls.delete("/api/devices/" + JsonPath.read(calls.body("/api/auth/me", phone), "$.deviceId"), desk)
                .expectStatus()
                .isNoContent();
        assertThat(calls.status("/api/auth/me", phone)).isEqualTo(401);
    }

    @Test
    void pitfall41ALostPhoneIsWithdrawnAndToldToForgetAtItsNextContact() {
        String code =
                JsonPath.read(calls.invite(Map.of("memberId", members.get(4).get("id"))), "$.code");
        String phone = calls.tokenOf(calls.redeem(code, "なくした端末", UUID.randomUUID()));
        String device = JsonPath.read(calls.body("/api/auth/me", phone), "$.deviceId");

        calls.delete("/api/devices/" + device, desk).expectStatus().isNoContent();

        for (var uri : List.of("/api/auth/me", "/api/hazards/districts")) {
            client.get()
                    .uri(uri)
                    .headers(h -> h.setBearerAuth(phone))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:anpi:problem:device-withdrawn");
        }
        assertThat(JsonPath.<List<String>>read(
                        calls.body("/api/devices?limit=1000", desk),
                        "$.items[?(@.id == '" + device + "')].withdrawnBy"))
                .containsExactly("desk");
    }

    @Test
    void whoLeavesADeviceByItselfIsNotToldToForgetWhatWasNotSentYet() {
        String code =
                JsonPath.read(calls.invite(Map.of("memberId", members.get(5).get("id"))), "$.code");
        String phone = calls.tokenOf(calls.redeem(code, "端末", UUID.randomUUID()));
        client.post()
                .uri("/api/auth/logout")
                .headers(h -> h.setBearerAuth(phone))
                .exchange()
                .expectStatus()
                .isNoContent();

        client.get()
                .uri("/api/auth/me")
                .headers(h -> h.setBearerAuth(phone))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("Clear-Site-Data")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:not-signed-in");
    }

    @Test
    void nobodyButTheDeskTouchesAnothersDevice() {
        String one = enrolled(6);
        String other = enrolled(7);
        String device = JsonPath.read(calls.body("/api/auth/me", one), "$.deviceId");

        calls.delete("/api/devices/" + device, other).expectStatus().isNotFound();
        assertThat(calls.body("/api/devices", other)).doesNotContain(device);
        assertThat(calls.status("/api/auth/me", one)).isEqualTo(200);
        calls.delete("/api/devices/" + device, one).expectStatus().isNoContent();
        assertThat(calls.status("/api/auth/me", one)).isEqualTo(401);
    }

    @Test
    void aDeviceThatCallsItselfByAnothersIdTakesNothingFromIt() {
        String victim = enrolled(8);
        String id = JsonPath.read(calls.body("/api/auth/me", victim), "$.deviceId");
        String code =
                JsonPath.read(calls.invite(Map.of("memberId", members.get(9).get("id"))), "$.code");

        String thief = calls.tokenOf(calls.redeem(code, "端末", UUID.fromString(id)));

        assertThat(calls.status("/api/auth/me", victim)).isEqualTo(200);
        assertThat(JsonPath.<String>read(calls.body("/api/auth/me", thief), "$.deviceId"))
                .isNotEqualTo(id);
    }

    @Test
    void anOfficeHasCardsForEverybodyWithoutADeviceAndForItsTablet() {
        Object office = members.getLast().get("office");
        String before = calls.cards(office);
        int people = JsonPath.<List<String>>read(before, "$.items[*].memberId").size();
        String code = JsonPath.<List<String>>read(before, "$.items[?(@.memberId)].code")
                .getFirst();
        calls.tokenOf(calls.redeem(code, "端末", UUID.randomUUID()));

        String after = calls.cards(office);

        assertThat(JsonPath.<List<String>>read(after, "$.items[*].memberId")).hasSize(people - 1);
        String tablet = calls.tokenOf(calls.redeem(
                JsonPath.<List<String>>read(after, "$.items[?(!@.memberId)].code")
                        .getFirst(),
                "共用タブレット",
                UUID.randomUUID()));
        assertThat(calls.body("/api/auth/me", tablet))
                .contains(office.toString())
                .doesNotContain("memberId");
    }

    @Test
    void anInvitationEndsAndGuessingIsCountedAndGetsSlow() {
        String late =
                JsonPath.read(calls.invite(Map.of("memberId", members.get(10).get("id"))), "$.code");
        registry.bean(SimTime.class).forward("14d");
        desk = registry.calls().signIn("desk");
        calls = new EnrolmentCalls(client, desk);
        calls.redeem(late, "端末", UUID.randomUUID())
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:anpi:problem:expired-invitation");
        String card = calls.invite(Map.of("memberId", members.get(11).get("id")));
        for (int i = 0; i < 5; i++) {
            calls.redeem("0000-000" + i, "端末", UUID.randomUUID()).expectStatus().isNotFound();
        }

        calls.redeem(JsonPath.read(card, "$.code"), "端末", UUID.randomUUID())
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1");
        String link = JsonPath.read(card, "$.link");
        calls.redeem(link.substring(link.indexOf('#') + 1), "端末", UUID.randomUUID())
                .expectStatus()
                .isOk();
        registry.bean(SimTime.class).forward("2h");
        desk = registry.calls().signIn("desk");
        calls = new EnrolmentCalls(client, desk);
    }

    @Test
    void onlyTheDeskInvitesAndNobodyInvitesACityAccount() {
        String care = enrolled(12);
        client.post()
                .uri("/api/enrolments")
                .headers(h -> h.setBearerAuth(care))
                .bodyValue(Map.of("memberId", members.get(0).get("id")))
                .exchange()
                .expectStatus()
                .isForbidden();
        client.post()
                .uri("/api/enrolments")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(Map.of("memberId", UUID.randomUUID()))
                .exchange()
                .expectStatus()
                .isNotFound();
        client.post()
                .uri("/api/enrolments")
                .headers(h -> h.setBearerAuth(desk))
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void neitherCodesNorNamesLieReadableInTheStore() {
        var member = members.get(13);
        String card = calls.invite(Map.of("memberId", member.get("id")));
        String code = JsonPath.read(card, "$.code");
        calls.tokenOf(calls.redeem(code, "読まれない名前", UUID.randomUUID()));

        var database = registry.bean(RegistryDatabase.class);
        for (var collection : List.of("invitations", "devices")) {
            List<Document> kept = database.many(database.durable(collection).find())
                    .collectList()
                    .block(Duration.ofSeconds(10));
            assertThat(kept).isNotEmpty();
            assertThat(kept.toString())
                    .doesNotContain(
                            code,
                            code.replace("-", ""),
                            "読まれない名前",
                            (String) member.get("name"),
                            JsonPath.<String>read(card, "$.link").split("#")[1]);
        }
    }

    @Test
    void aDeviceThatNobodyUsesIsWithdrawn() {
        String idle = enrolled(14);
        registry.bean(SimTime.class).forward("401d");
        desk = registry.calls().signIn("desk");
        calls = new EnrolmentCalls(client, desk);

        assertThat(registry.bean(Devices.class).sweep().block(Duration.ofSeconds(10)))
                .isPositive();

        assertThat(calls.status("/api/auth/me", idle)).isEqualTo(401);
    }

    private static String enrolled(int member) {
        return calls.tokenOf(calls.redeem(
                JsonPath.read(
                        calls.invite(Map.of("memberId", members.get(member).get("id"))), "$.code"),
                "端末" + member,
                UUID.randomUUID()));
    }
}
