package jp.anpi.registry.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.KeyUnknown;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.Unreadable;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Names as hashes that can be searched for and not be read. Each data key has a secret of its own for it, sealed with that
 * key: when the key of an incident is destroyed, nobody can tell any more whom its lines were about.
 */
final class Blinds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHOWN = 16;

    private final MongoCollection<Document> secrets;
    private final Keyring keyring;
    private final SecureRandom random = new SecureRandom();
    private final Map<KeyId, SecretKey> known = new ConcurrentHashMap<>();

    /** @param secrets whose writes are durable when acknowledged */
    Blinds(MongoCollection<Document> secrets, Keyring keyring) {
        this.secrets = secrets;
        this.keyring = keyring;
    }

    /**
     * The key that lines about this may be sealed with: the same, or the installation's when there is no such key (any more).
     * Its secret is ready from then on.
     */
    Mono<KeyId> ready(KeyId key) {
        return Mono.defer(() -> {
            if (!usable(key)) {
                return key.equals(KeyId.INSTALLATION) ? Mono.error(new KeyUnknown(key)) : ready(KeyId.INSTALLATION);
            }
            return known.containsKey(key)
                    ? Mono.just(key)
                    : find(key)
                            .switchIfEmpty(Mono.defer(() -> make(key)))
                            .doOnNext(secret -> known.put(key, secret))
                            .thenReturn(key);
        });
    }

    /** The hash of somebody's id under a key that is {@link #ready}. */
    String of(KeyId key, String id) {
        SecretKey secret = known.get(key);
        if (secret == null) {
            throw new IllegalStateException("the secret of " + key + " is not ready");
        }
        return hash(secret, id);
    }

    /** The hashes of somebody's id under every key that still exists. */
    Flux<String> ofAll(String id) {
        return Flux.from(secrets.find())
                .mapNotNull(document ->
                        open(document).map(secret -> hash(secret, id)).orElse(null));
    }

    private boolean usable(KeyId key) {
        try {
            keyring.seal(key, new byte[0], "");
            return true;
        } catch (KeyUnknown | KeyDestroyed gone) {
            known.remove(key);
            return false;
        }
    }

    private Mono<SecretKey> find(KeyId key) {
        return Mono.from(secrets.find(Filters.eq("_id", key.value())))
                .mapNotNull(found -> open(found).orElse(null));
    }

    private Mono<SecretKey> make(KeyId key) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        var document =
                new Document("_id", key.value()).append("x", new Binary(keyring.seal(key, secret, place(key.value()))));
        return Mono.from(secrets.insertOne(document))
                .<SecretKey>map(_ -> new SecretKeySpec(secret, ALGORITHM))
                .onErrorResume(
                        failure -> failure instanceof MongoWriteException write
                                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY,
                        _ -> find(key));
    }

    private Optional<SecretKey> open(Document document) {
        String id = document.getString("_id");
        try {
            byte[] secret =
                    keyring.open(new KeyId(id), document.get("x", Binary.class).getData(), place(id));
            return Optional.of(new SecretKeySpec(secret, ALGORITHM));
        } catch (KeyDestroyed | KeyUnknown | Unreadable gone) {
            return Optional.empty();
        }
    }

    private static String place(String key) {
        return "audit.secret/" + key;
    }

    private static String hash(SecretKey secret, String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] whole = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SHOWN));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
