package jp.anpi.registry.wiring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A city's own sign-in on a port of this machine: OpenID Connect's discovery, keys, authorization and token endpoints, with
 * codes that work once, the client's secret and PKCE looked at, and tokens signed with its own key.
 */
final class CitySignIn implements AutoCloseable {

    static final String CLIENT = "anpi";
    static final String SECRET = "only between the two";

    private final RSAKey key;
    private final RSAKey strangersKey;
    private final InstantSource clock;
    private final DisposableServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile UnaryOperator<JWTClaimsSet.Builder> twist = claims -> claims;
    private volatile boolean signedByAStranger;

    CitySignIn(InstantSource clock) throws JOSEException {
        this.clock = clock;
        this.key = new RSAKeyGenerator(2048).keyID("city-1").generate();
        this.strangersKey = new RSAKeyGenerator(2048).keyID("city-1").generate();
        this.server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.get(
                                "/.well-known/openid-configuration", (_, answer) -> json(answer, discovery()))
                        .get("/keys", (_, answer) -> json(answer, new JWKSet(key.toPublicJWK()).toString()))
                        .post(
                                "/token",
                                (request, answer) -> request.receive()
                                        .aggregate()
                                        .asString()
                                        .flatMap(form -> token(
                                                form, request.requestHeaders().get("Authorization", ""), answer))))
                .bindNow();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Who signs in next, by the claims of their token. */
    void is(Map<String, Object> claims) {
        person = claims;
        twist = same -> same;
        signedByAStranger = false;
    }

    /** What is wrong with the next tokens. */
    void but(UnaryOperator<JWTClaimsSet.Builder> wrong) {
        twist = wrong;
    }

    void signedByAStranger() {
        signedByAStranger = true;
    }

    /** What the browser does there: the person signs in and is sent back; answers where to. */
    String visit(String address) {
        var asked = UriComponentsBuilder.fromUriString(address)
                .build(true)
                .getQueryParams()
                .toSingleValueMap();
        Map<String, String> plain = new HashMap<>();
        asked.forEach((name, value) -> plain.put(name, java.net.URLDecoder.decode(value, StandardCharsets.UTF_8)));
        if (!address.startsWith(issuer() + "/authorize?")
                || !CLIENT.equals(plain.get("client_id"))
                || !"code".equals(plain.get("response_type"))
                || !plain.getOrDefault("scope", "").contains("openid")
                || !"S256".equals(plain.get("code_challenge_method"))) {
            throw new AssertionError("not as OpenID Connect asks: " + address);
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, plain);
        return plain.get("redirect_uri") + "?code=" + code + "&state="
                + java.net.URLEncoder.encode(plain.get("state"), StandardCharsets.UTF_8);
    }

    private String discovery() {
        String issuer = issuer();
        return """
                {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
                 "jwks_uri": "%s/keys", "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer, issuer, issuer, issuer);
    }

    private Mono<Void> token(String form, String authorization, HttpServerResponse answer) {
        Map<String, String> said = new HashMap<>();
        for (String pair : form.split("&")) {
            String[] both = pair.split("=", 2);
            said.put(both[0], java.net.URLDecoder.decode(both[1], StandardCharsets.UTF_8));
        }
        Map<String, String> asked = codes.remove(said.getOrDefault("code", ""));
        boolean right = asked != null
                && authorization.startsWith("Basic ")
                && new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8)
                        .equals(CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                && "authorization_code".equals(said.get("grant_type"))
                && asked.get("redirect_uri").equals(said.get("redirect_uri"))
                && asked.get("code_challenge").equals(challenge(said.getOrDefault("code_verifier", "")));
        if (!right) {
            answer.status(400);
            return json(answer, "{\"error\": \"invalid_grant\"}");
        }
        return json(
                answer,
                "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
                        + idToken(asked.get("nonce")) + "\"}");
    }

    private String idToken(String nonce) {
        try {
            Instant now = clock.instant();
            var claims = new JWTClaimsSet.Builder()
                    .issuer(issuer())
                    .audience(List.of(CLIENT))
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                    .claim("nonce", nonce);
            person.forEach(claims::claim);
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("city-1").build(),
                    twist.apply(claims).build());
            jwt.sign(new RSASSASigner(signedByAStranger ? strangersKey : key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Mono<Void> json(HttpServerResponse answer, String body) {
        return answer.header("Content-Type", "application/json")
                .sendString(Mono.just(body))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
