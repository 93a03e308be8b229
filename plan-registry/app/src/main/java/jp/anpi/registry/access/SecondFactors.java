package jp.anpi.registry.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.signin.OneTimeSecret;
import jp.anpi.registry.signin.RecoveryCode;
import reactor.core.publisher.Mono;

/** One-time passwords beside the password, for whoever wants them. */
final class SecondFactors {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ISSUER = "Anpi";

    private final SecondFactorStore store;
    private final InstantSource clock;

    SecondFactors(SecondFactorStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What an app needs to know; shown once.
     *
     * @param uri as apps read it from the picture
     * @param secret the same to be typed
     */
    record Proposal(String uri, String secret, QrCode qr) {
        @Override
        public String toString() {
            return "Proposal[…]";
        }
    }

    /** Whether signing in to the account takes one. */
    Mono<Boolean> isNeeded(AccountId account) {
        return store.find(account).map(SecondFactorStore.Factor::active).defaultIfEmpty(false);
    }

    /** A secret that counts once its owner has confirmed it; empty when one counts already. */
    Mono<Proposal> propose(AccountId account, String username) {
        return isNeeded(account).filter(needed -> !needed).flatMap(_ -> {
            var secret = OneTimeSecret.random(RANDOM);
            String uri = "otpauth://totp/" + ISSUER + ":" + encoded(username) + "?secret=" + secret.base32()
                    + "&issuer=" + ISSUER + "&algorithm=SHA1&digits=6&period=" + OneTimeSecret.STEP_SECONDS;
            return store.propose(account, secret).thenReturn(new Proposal(uri, secret.base32(), QrCode.of(uri)));
        });
    }

    /** Recovery codes for whoever shows that the app knows the secret; empty when it does not, or nothing was proposed. */
    Mono<List<RecoveryCode>> confirm(AccountId account, String typed) {
        return store.find(account).filter(factor -> !factor.active()).flatMap(factor -> {
            OptionalLong step = factor.secret().find(typed, clock.instant(), factor.lastUsed());
            if (step.isEmpty()) {
                return Mono.empty();
            }
            List<RecoveryCode> codes = Stream.generate(() -> RecoveryCode.random(RANDOM))
                    .limit(RecoveryCode.COUNT)
                    .toList();
            return store.activate(account, step.getAsLong(), codes).thenReturn(codes);
        });
    }

    /** Takes a one-time password or a recovery code, once; true also where none is needed. */
    Mono<Boolean> accept(AccountId account, String typed) {
        return store.find(account)
                .filter(SecondFactorStore.Factor::active)
                .flatMap(factor -> {
                    OptionalLong step = factor.secret().find(typed, clock.instant(), factor.lastUsed());
                    if (step.isPresent()) {
                        return store.take(account, step.getAsLong());
                    }
                    Optional<RecoveryCode> code = RecoveryCode.read(typed);
                    return code.map(one -> store.take(account, one)).orElse(Mono.just(false));
                })
                .defaultIfEmpty(true);
    }

    Mono<Void> remove(AccountId account) {
        return store.remove(account);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
