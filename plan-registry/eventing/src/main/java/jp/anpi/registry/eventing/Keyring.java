package jp.anpi.registry.eventing;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;
import reactor.core.publisher.Mono;

/**
 * The data keys of the installation, and the seal (AES-GCM) for sensitive fields of stores. Keys travel on the log,
 * wrapped by the installation's key, so that every instance of every service holds the same ring. Sealing and opening
 * are quick, never wait and are safe from any thread.
 */
public interface Keyring {

    /** Makes the key when it does not exist. Completes once it is durable; fails with {@link KeyDestroyed}. */
    Mono<Void> ensure(KeyId key);

    /**
     * Destroys the key for ever: what was sealed with it can never be opened again, in stores, logs and their backups
     * alike. Completes once that is durable. A backup of the log from before still holds the wrapped key.
     */
    Mono<Void> destroy(KeyId key);

    /**
     * Makes a new key under the same name: from then on everything is sealed with it, here at once and elsewhere when the news
     * arrives; what was sealed before still opens. Completes once it is durable; fails with {@link KeyDestroyed}.
     */
    Mono<Void> rotate(KeyId key);

    /** Completes when everything that other instances did to the ring until now has arrived. */
    Mono<Void> catchUp();

    /**
     * Seals bytes. The same bytes never look the same twice.
     *
     * @param context says what the bytes are, for example {@code "check.note/" + id}; opening needs the same, so a sealed
     *     field moved elsewhere does not open
     * @throws KeyUnknown when the key was not {@link #ensure ensured}
     * @throws KeyDestroyed when it was destroyed
     */
    byte[] seal(KeyId key, byte[] plain, String context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws Unreadable when bytes, key or context differ from what was sealed
     * @throws KeyUnknown when this instance does not hold the key (yet): {@link #catchUp} tells
     * @throws KeyDestroyed when it was destroyed
     */
    byte[] open(KeyId key, byte[] sealed, String context);

    /** {@link #seal} for text. */
    default byte[] sealText(KeyId key, String plain, String context) {
        return seal(key, plain.getBytes(StandardCharsets.UTF_8), context);
    }

    /** {@link #open} for text. */
    default String openText(KeyId key, byte[] sealed, String context) {
        return new String(open(key, sealed, context), StandardCharsets.UTF_8);
    }

    /** The key that signs receipts; the same in every instance and after every restart. */
    ReceiptKey receiptKey();

    /**
     * A key of HMAC-SHA256 for one purpose, derived from the installation's key: the same in every instance and after every
     * restart, and of no use for any other purpose.
     *
     * @param purpose words of its own for each use, such as {@code "invitation codes"}
     */
    SecretKey macKey(String purpose);
}
