package jp.anpi.notifier.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.contract.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

/** Sending, held against a push service that checks who sends and a browser that decrypts. */
class PushServiceTest {

    private static final Base64.Decoder URL = Base64.getUrlDecoder();
    private static final MemberId MEMBER =
            MemberId.of(new UUID(0x1111_1111_1111_4111L, 0x8111_1111_1111_1111L).toString());

    private final PushServer server = new PushServer();
    private final Browser browser = new Browser();
    private final Vapid vapid = new Vapid(new SecretKeySpec(new byte[32], "HmacSHA256"), "mailto:desk@minase.example");

    @AfterEach
    void stop() {
        server.close();
    }

    /** RFC 8291, appendix A. */
    @Test
    void theExampleOfTheStandardComesOutByteForByte() throws Exception {
        var browserKey = P256.key(URL.decode(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"))
                .orElseThrow();
        var senderPublic = P256.key(URL.decode(
                        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"))
                .orElseThrow();
        var senderPrivate = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(
                        new BigInteger(1, URL.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")),
                        senderPublic.getParams()));

        byte[] body = PushEncryption.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(),
                browserKey,
                URL.decode("BTBZMqHH6r4Tts7J_aSIgg"),
                new KeyPair(senderPublic, senderPrivate),
                URL.decode("DGv6ra1nlYgDCS1FRnbzlw"),
                0);

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
                .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                        + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgS"
                        + "xsj_Qulcy4a-fN");
    }

    @Test
    void theServiceKnowsWhoSendsAndOnlyTheBrowserReads() throws Exception {
        assertThat(send("a", server.origin())).isEqualTo(PushService.Outcome.TAKEN);

        var taken = server.taken().getFirst();
        assertThat(browser.read(taken.body())).isEqualTo("{\"people\":35}");
        assertThat(new String(taken.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("people");
        assertThat(taken.key()).isEqualTo(vapid.publicKey());
        assertThat(taken.urgency()).isEqualTo("high");
        assertThat(taken.ttl()).isEqualTo(Duration.ofHours(6).toSeconds());
    }

    @Test
    void aBrowserThatIsGoneIsToldApartFromATroubleThatPasses() {
        server.answer(410);
        assertThat(send("gone", server.origin())).isEqualTo(PushService.Outcome.GONE);
        server.answer(503);
        assertThat(send("again", server.origin())).isEqualTo(PushService.Outcome.TAKEN);
        server.answer(503, 503);
        assertThat(send("trouble", server.origin())).isEqualTo(PushService.Outcome.FAILED);
        server.answer(400);
        assertThat(send("refused", server.origin())).isEqualTo(PushService.Outcome.FAILED);
    }

    @Test
    void nothingButAPushServiceIsEverCalled() {
        var service = service("https://*.push.example", "https://push.example");
        assertThat(List.of(
                        "http://push.example/x",
                        "https://push.example.evil/x",
                        "https://evilpush.example/x",
                        "https://user@push.example/x",
                        "https://push.example:8443/x",
                        "file:///etc/passwd",
                        "/x"))
                .allSatisfy(address ->
                        assertThat(service.mayCall(URI.create(address))).isFalse());
        assertThat(List.of("https://push.example/x", "https://a.b.push.example/x", "https://PUSH.example/x"))
                .allSatisfy(address ->
                        assertThat(service.mayCall(URI.create(address))).isTrue());
        assertThat(send("elsewhere", "https://push.example")).isEqualTo(PushService.Outcome.GONE);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void theInstallationsKeyIsTheSameAfterEveryRestartAndHasAPoint() throws Exception {
        assertThat(vapid.publicKey())
                .isEqualTo(new Vapid(new SecretKeySpec(new byte[32], "HmacSHA256"), "mailto:x@y.example").publicKey());
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            byte[] seed = new byte[32];
            random.nextBytes(seed);
            var point = P256.bytes((ECPublicKey) P256.of(seed).getPublic());
            assertThat(P256.key(point)).isPresent();
            point[40] ^= 1;
            assertThat(P256.key(point)).as("a point beside the curve").isEmpty();
        }
    }

    private PushService.Outcome send(String name, String... services) {
        return service(services)
                .send(browser.at(server.endpoint(name), MEMBER), "{\"people\":35}".getBytes())
                .block(Duration.ofSeconds(20));
    }

    private PushService service(String... services) {
        var properties = new PushProperties(
                "mailto:desk@minase.example", List.of(services), Duration.ofSeconds(5), Duration.ofHours(6));
        return new PushService(WebClient.create(), vapid, properties, clock());
    }

    private static InstantSource clock() {
        Instant now = Instant.now();
        return () -> now;
    }
}
