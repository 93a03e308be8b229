package jp.anpi.registry.eventing;

import javax.crypto.SecretKey;
import reactor.core.publisher.Mono;

/**
 * The data keys of the installation, and sealing with them. Keys travel on the log, wrapped by the installation's key, so that
 * every instance of every service holds the same ring.
 */
public interface Keyring extends Sealing {

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
