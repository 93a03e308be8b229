package jp.anpi.notifier.push;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Hands a notification to the push service of a browser; each service has its own circuit breaker. */
final class PushService {

    private static final int PADDED_TO = 512;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final WebClient web;
    private final Vapid vapid;
    private final PushProperties properties;
    private final InstantSource clock;
    private final List<Pattern> allowed;
    private final CircuitBreakerRegistry breakers;

    /** What came of it. */
    enum Outcome {
        TAKEN,
        /** The browser does not want to be told any more. */
        GONE,
        FAILED
    }

    PushService(WebClient web, Vapid vapid, PushProperties properties, InstantSource clock) {
        this.web = web;
        this.vapid = vapid;
        this.properties = properties;
        this.clock = clock;
        this.allowed = properties.services().stream().map(PushService::pattern).toList();
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(Duration.ofSeconds(30))
                .build());
    }

    /** One for each push service that was called, by its host. */
    CircuitBreakerRegistry breakers() {
        return breakers;
    }

    /** Whether that is an address of a push service: no browser makes us call anything else. */
    boolean mayCall(URI endpoint) {
        if (endpoint.getScheme() == null || endpoint.getRawAuthority() == null || endpoint.getRawUserInfo() != null) {
            return false;
        }
        String origin = (endpoint.getScheme() + "://" + endpoint.getRawAuthority()).toLowerCase(Locale.ROOT);
        return allowed.stream().anyMatch(one -> one.matcher(origin).matches());
    }

    /** Never fails, and takes at most twice the configured timeout and the pause between. */
    Mono<Outcome> send(Subscription to, byte[] payload) {
        if (!mayCall(to.endpoint())) {
            return Mono.just(Outcome.GONE);
        }
        return Mono.fromCallable(() -> sealed(to, payload))
                .flatMap(body -> post(to.endpoint(), body))
                .transformDeferred(CircuitBreakerOperator.of(
                        breakers.circuitBreaker(to.endpoint().getHost())))
                .retryWhen(Retry.fixedDelay(1, PAUSE).filter(failure -> failure instanceof PutOff))
                .onErrorReturn(Outcome.FAILED);
    }

    private Mono<Outcome> post(URI endpoint, byte[] body) {
        return Mono.fromCallable(() -> vapid.authorization(endpoint, clock.instant()))
                .flatMap(authorization -> web.post()
                        .uri(endpoint)
                        .header("Authorization", authorization)
                        .header("TTL", Long.toString(properties.keepFor().toSeconds()))
                        .header("Urgency", "high")
                        .header("Content-Encoding", "aes128gcm")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .bodyValue(body)
                        .exchangeToMono(PushService::outcome))
                .timeout(properties.timeout());
    }

    private static Mono<Outcome> outcome(ClientResponse answer) {
        int status = answer.statusCode().value();
        return answer.releaseBody().then(Mono.defer(() -> {
            if (answer.statusCode().is2xxSuccessful()) {
                return Mono.just(Outcome.TAKEN);
            }
            if (status == 404 || status == 410) {
                return Mono.just(Outcome.GONE);
            }
            return status == 429 || status >= 500 ? Mono.error(new PutOff()) : Mono.just(Outcome.FAILED);
        }));
    }

    private static byte[] sealed(Subscription to, byte[] payload) throws GeneralSecurityException {
        byte[] salt = new byte[PushEncryption.SALT_BYTES];
        RANDOM.nextBytes(salt);
        var browser = P256.key(to.browserKey())
                .orElseThrow(() -> new GeneralSecurityException("the browser's key is not a point of the curve"));
        return PushEncryption.encrypt(payload, browser, to.secret(), P256.fresh(), salt, PADDED_TO);
    }

    private static Pattern pattern(String origin) {
        String quoted = Pattern.quote(origin).replace("*.", "\\E[a-z0-9-]+(\\.[a-z0-9-]+)*\\.\\Q");
        return Pattern.compile(quoted);
    }

    /** The service asks for patience. */
    private static final class PutOff extends RuntimeException {
        PutOff() {
            super("put off", null, false, false);
        }
    }
}
