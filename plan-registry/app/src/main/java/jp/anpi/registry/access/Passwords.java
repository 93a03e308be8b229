package jp.anpi.registry.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Argon2id, 19 MiB and two passes a password (OWASP's recommendation of 2024), on two threads of its own: a storm of sign-ins
 * holds at most 38 MiB, and what does not fit into the queue is told to come back.
 */
final class Passwords implements AutoCloseable {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int THREADS = 2;
    private static final int WAITING = 128;

    private static final int RANDOM_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Scheduler threads;
    private final Mono<String> nobody;

    Passwords() {
        this(WAITING);
    }

    /** @param waiting how many may queue, together */
    Passwords(int waiting) {
        threads = Schedulers.newBoundedElastic(THREADS, Math.max(1, waiting / THREADS), "anpi-password", 60, true);
        nobody = hash("the password of nobody").cache();
    }

    /** Too many passwords wait to be looked at. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("too many sign-ins at once", null, false, false);
        }
    }

    /** One that nobody guesses: 96 random bits. */
    static String random() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The hash to keep; fails with {@link Busy}. */
    Mono<String> hash(String password) {
        return onOwnThreads(Mono.fromSupplier(() -> encoded(password)));
    }

    /** Whether the password is the one that was hashed; fails with {@link Busy}. */
    Mono<Boolean> matches(String password, String hash) {
        return onOwnThreads(Mono.fromSupplier(() -> argon2.matches(whole(password), hash)));
    }

    /** False after the same work as {@link #matches}, so that time does not tell whether an account exists. */
    Mono<Boolean> matchesNobody(String password) {
        return nobody.flatMap(hash -> matches(password, hash)).thenReturn(false);
    }

    private String encoded(String password) {
        String hash = argon2.encode(whole(password));
        if (hash == null) {
            throw new IllegalStateException("no hash for a password");
        }
        return hash;
    }

    /** JSON may carry half of a character, which no key types and Argon2 does not take. */
    private static String whole(String password) {
        return new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private <T> Mono<T> onOwnThreads(Mono<T> work) {
        return work.subscribeOn(threads).onErrorMap(RejectedExecutionException.class, _ -> new Busy());
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
