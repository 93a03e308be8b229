package jp.anpi.notifier.push;

import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.ProblemItem;
import jp.anpi.registry.http.problem.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a browser says that it wants to be told. */
@RestController
final class PushRoutes {

    private static final int LONGEST_ENDPOINT = 2_000;
    private static final int SECRET_BYTES = 16;
    private static final Text NO_SERVICE =
            new Text("この通知サービスには送れません。", "Notifications cannot be sent by this push service.");
    private static final Text NO_KEY = new Text("ブラウザーの鍵として読めません。", "This is not a browser's key.");

    private final Optional<Vapid> vapid;
    private final Optional<PushService> service;
    private final SubscriptionStore subscriptions;
    private final InstantSource clock;

    PushRoutes(
            Optional<Vapid> vapid,
            Optional<PushService> service,
            SubscriptionStore subscriptions,
            InstantSource clock) {
        this.vapid = vapid;
        this.service = service;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** @param key what a browser subscribes with; absent while no phone is notified */
    record Offer(Optional<String> key) {}

    /** As a browser writes it down ({@code PushSubscription.toJSON()}). */
    record Wanted(@Nullable String endpoint, @Nullable Keys keys) {
        record Keys(@Nullable String p256dh, @Nullable String auth) {}
    }

    @GetMapping("/api/push")
    Offer offer() {
        return new Offer(vapid.map(Vapid::publicKey));
    }

    @PostMapping("/api/push")
    Mono<ResponseEntity<Void>> want(@RequestBody Wanted wanted, Caller caller) {
        return Mono.defer(() -> {
            var pushing = service.orElseThrow(
                    () -> Problem.of(CommonProblem.NOT_FOUND).refused());
            return subscriptions
                    .keep(read(wanted, pushing, caller), clock.instant())
                    .thenReturn(ResponseEntity.noContent().build());
        });
    }

    private static Subscription read(Wanted wanted, PushService pushing, Caller caller) {
        URI endpoint = Optional.ofNullable(wanted.endpoint())
                .filter(text -> text.length() <= LONGEST_ENDPOINT)
                .flatMap(PushRoutes::address)
                .filter(pushing::mayCall)
                .orElseThrow(() -> wrong("endpoint", NO_SERVICE));
        var keys = Optional.ofNullable(wanted.keys());
        byte[] browser = keys.flatMap(both -> bytes(both.p256dh()))
                .filter(point -> P256.key(point).isPresent())
                .orElseThrow(() -> wrong("keys.p256dh", NO_KEY));
        byte[] secret = keys.flatMap(both -> bytes(both.auth()))
                .filter(some -> some.length == SECRET_BYTES)
                .orElseThrow(() -> wrong("keys.auth", NO_KEY));
        return new Subscription(endpoint, browser, secret, caller.member(), caller.office());
    }

    private static RuntimeException wrong(String field, Text why) {
        return Problem.of(CommonProblem.WRONG_FIELD)
                .and(ProblemItem.field(field, why))
                .refused();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> bytes(@Nullable String base64) {
        try {
            return Optional.ofNullable(base64).map(Base64.getUrlDecoder()::decode);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
