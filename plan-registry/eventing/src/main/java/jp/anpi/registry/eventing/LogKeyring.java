package jp.anpi.registry.eventing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The ring as the topic {@code registry.key.v1} tells it. A data key may have several <em>materials</em>: two instances
 * that make the same key at once each make one, either opens what it sealed, and nothing is lost. So records on the topic
 * are keyed {@code made/<key>/<material>}; {@code destroyed/<key>} stays for ever, so that a destroyed key is never made
 * again and its absence is no riddle.
 *
 * <p>The installation's key can be replaced: every material is wrapped anew under the same name, and the first key is kept
 * under {@code root}, wrapped as well, because receipts and hashes that were handed out are derived from it.
 *
 * <p>Sealed bytes: one byte form (1), eight bytes material, then nonce, ciphertext and tag of AES-256-GCM.
 */
final class LogKeyring implements Keyring, AutoCloseable {

    private record Material(long id, KeyId key, byte[] secret, Aead aead) {}

    private static final Logger LOG = LoggerFactory.getLogger(LogKeyring.class);
    private static final Topic<byte[]> TOPIC = TopicPlan.KEYS;
    private static final byte FORM = 1;
    private static final int PREFIX = 1 + Long.BYTES;
    private static final byte[] YES = {1};

    private volatile InstallationKey installation;
    private volatile InstallationKey root;
    private volatile List<Aead> wrappings;
    private volatile Aead wrapping;
    private volatile ReceiptKey receiptKey;
    private final LogWriter writer;
    private final LogReader reader;
    private final TopicPlan plan;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, Material> materials = new ConcurrentHashMap<>();
    private final Map<KeyId, Material> sealing = new ConcurrentHashMap<>();
    private final Map<KeyId, Set<String>> names = new ConcurrentHashMap<>();
    private final Set<KeyId> destroyed = ConcurrentHashMap.newKeySet();
    private final Map<KeyId, Mono<Void>> beingMade = new ConcurrentHashMap<>();
    private final Tail tail;
    /** Records that no key of ours opened and no later record under the same name replaced. */
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();

    private volatile boolean loaded;

    LogKeyring(InstallationKey installation, LogWriter writer, LogReader reader, TopicPlan plan) {
        this.installation = installation;
        this.root = installation;
        this.wrapping = installation.wrapping();
        this.wrappings = Stream.concat(Stream.of(installation), installation.next().stream())
                .map(InstallationKey::wrapping)
                .toList();
        this.receiptKey = installation.receiptKey();
        this.writer = writer;
        this.reader = reader;
        this.plan = plan;
        this.tail = new Tail("keyring", reader.follower("keyring"), plan.nameOf(TOPIC), 1, Map.of(), this::learn);
    }

    /** Loads the ring and makes the installation's data key. Fails when the installation's key does not fit. */
    Mono<Void> load() {
        return catchUp()
                .then(Mono.defer(() -> {
                    loaded = true;
                    return foreign.stream()
                            .findFirst()
                            .map(name -> Mono.<Void>error(misfit(name)))
                            .orElseGet(Mono::empty);
                }))
                .then(Mono.defer(() -> installation.next().isPresent() ? replaceInstallationKey() : Mono.empty()))
                .then(Mono.defer(() -> ensure(KeyId.INSTALLATION)));
    }

    /**
     * Replaces the installation's key: what the ring holds is wrapped anew, then the new key takes the file's place, then a new
     * data key is made. When it breaks off, the next start finishes it. Other instances go on with what they hold and need the
     * new file at their next start.
     */
    Mono<Void> replaceInstallationKey() {
        return Mono.defer(() -> {
            InstallationKey next = installation.makeNext();
            Aead wrap = next.wrapping();
            return Flux.fromIterable(List.copyOf(materials.values()))
                    .concatMap(material -> {
                        String name = nameOf(material.key(), material.id());
                        return write(name, wrap(wrap, material.secret(), name));
                    })
                    .then(Mono.defer(() -> write(KeyName.ROOT, wrap(wrap, root.secret(), KeyName.ROOT))))
                    .then(Mono.fromRunnable(() -> {
                        installation = installation.replacedBy(next);
                        wrapping = wrap;
                        wrappings = List.of(wrap);
                        LOG.info("The installation's key in {} was replaced: back it up", installation.file());
                    }))
                    .then(Mono.defer(() -> rotate(KeyId.INSTALLATION)));
        });
    }

    @Override
    public Mono<Void> rotate(KeyId key) {
        return Mono.defer(() -> destroyed.contains(key) ? Mono.error(new KeyDestroyed(key)) : make(key));
    }

    private InstallationKeyException misfit(String key) {
        return new InstallationKeyException("The installation's key in " + installation.file()
                + " does not open the existing data (" + key + "); put back the right file from the backup.");
    }

    boolean holds(KeyId key) {
        return sealing.containsKey(key);
    }

    @Override
    public Mono<Void> ensure(KeyId key) {
        return Mono.defer(() -> {
            if (holds(key)) {
                return Mono.empty();
            }
            if (destroyed.contains(key)) {
                return Mono.error(new KeyDestroyed(key));
            }
            return beingMade.computeIfAbsent(
                    key, _ -> make(key).doFinally(_ -> beingMade.remove(key)).cache());
        });
    }

    private Mono<Void> make(KeyId key) {
        return Mono.defer(() -> {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            long id = random.nextLong();
            String name = nameOf(key, id);
            return write(name, wrap(wrapping, secret, name)).doOnSuccess(_ -> add(id, key, secret));
        });
    }

    @Override
    public Mono<Void> destroy(KeyId key) {
        if (key.equals(KeyId.INSTALLATION)) {
            return Mono.error(new IllegalArgumentException("the installation's data key is never destroyed"));
        }
        return write(KeyName.DESTROYED + key, YES)
                .then(Mono.defer(this::catchUp)) // from here on nobody makes it again; now all materials are known
                .then(Mono.defer(() -> Flux.fromIterable(List.copyOf(names.getOrDefault(key, Set.of())))
                        .concatMap(name -> write(name, null))
                        .then()))
                .doOnSuccess(_ -> forget(key));
    }

    @Override
    public Mono<Void> catchUp() {
        return reader.endOffsets(TOPIC).flatMap(tail::reached);
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        Material material = sealing.get(key);
        if (material == null) {
            throw destroyed.contains(key) ? new KeyDestroyed(key) : new KeyUnknown(key);
        }
        try {
            byte[] sealed = material.aead().encrypt(plain, bound(key, context));
            return ByteBuffer.allocate(PREFIX + sealed.length)
                    .put(FORM)
                    .putLong(material.id())
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    @Override
    public byte[] open(KeyId key, byte[] sealed, String context) {
        if (destroyed.contains(key)) {
            throw new KeyDestroyed(key);
        }
        if (sealed.length < PREFIX || sealed[0] != FORM) {
            throw new Unreadable(DeadCause.DAMAGED, "it is not of a sealed form that this program knows");
        }
        var buffer = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        Material material = materials.get(buffer.getLong());
        if (material == null) {
            throw new KeyUnknown(key);
        }
        byte[] ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        try {
            return material.aead().decrypt(ciphertext, bound(key, context));
        } catch (GeneralSecurityException e) {
            throw new Unreadable(DeadCause.CHANGED, "it was changed, or sealed for another place");
        }
    }

    @Override
    public ReceiptKey receiptKey() {
        return receiptKey;
    }

    @Override
    public SecretKey macKey(String purpose) {
        return root.macKey(purpose);
    }

    private static byte[] bound(KeyId key, String context) {
        return (key.value() + '\n' + context).getBytes(StandardCharsets.UTF_8);
    }

    private static String nameOf(KeyId key, long id) {
        return KeyName.made(key, id);
    }

    private static byte[] wrap(Aead with, byte[] secret, String name) {
        try {
            return with.encrypt(secret, name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    private Mono<Void> write(String name, byte @Nullable [] value) {
        return writer.send(new ProducerRecord<>(plan.nameOf(TOPIC), 0, name.getBytes(StandardCharsets.UTF_8), value))
                .then();
    }

    private boolean learn(ConsumerRecord<byte[], byte[]> message) {
        byte @Nullable [] wrapped = message.value();
        switch (KeyName.read(message.key())) {
            case KeyName.Destroyed(KeyId key) -> forget(key);
            case KeyName.Root _ -> learnRoot(wrapped, message.key());
            case KeyName.Made made -> learn(made, wrapped, message.key());
            case KeyName.Foreign _ -> LOG.warn("the ring passes over what is no key at {}", message.offset());
        }
        return true;
    }

    private void learn(KeyName.Made made, byte @Nullable [] wrapped, byte[] bound) {
        KeyId key = made.key();
        String name = made.name();
        if (wrapped == null) {
            foreign.remove(name);
            namesOf(key).remove(name);
            return;
        }
        namesOf(key).add(name);
        if (destroyed.contains(key)) { // somebody made it before the news of its destruction arrived there
            write(name, null)
                    .subscribe(_ -> {}, e -> LOG.warn("{} could not be withdrawn yet: {}", name, e.toString()));
            return;
        }
        if (materials.containsKey(made.material())) { // told before, or wrapped anew
            foreign.remove(name);
            return;
        }
        Optional<byte[]> secret = unwrap(wrapped, bound);
        if (secret.isPresent()) {
            foreign.remove(name);
            add(made.material(), key, secret.get());
        } else {
            foreign.add(name); // until the same is read wrapped anew
            if (loaded) {
                LOG.error("The data key {} was wrapped by another installation's key", name);
            }
        }
    }

    private void learnRoot(byte @Nullable [] wrapped, byte[] name) {
        if (wrapped != null) {
            unwrap(wrapped, name).ifPresent(secret -> {
                root = installation.withSecret(secret);
                receiptKey = root.receiptKey();
            });
        }
    }

    private Optional<byte[]> unwrap(byte[] wrapped, byte[] name) {
        for (Aead one : wrappings) {
            try {
                return Optional.of(one.decrypt(wrapped, name));
            } catch (GeneralSecurityException other) {
                // The other key, while one replaces the other; nobody's, when none fits.
            }
        }
        return Optional.empty();
    }

    private Set<String> namesOf(KeyId key) {
        return names.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet());
    }

    private synchronized void add(long id, KeyId key, byte[] secret) {
        if (destroyed.contains(key) || materials.containsKey(id)) {
            return;
        }
        try {
            var material = new Material(id, key, secret, new AesGcmJce(secret));
            materials.put(id, material);
            sealing.put(key, material);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    private synchronized void forget(KeyId key) {
        destroyed.add(key);
        sealing.remove(key);
        materials.values().removeIf(material -> material.key().equals(key));
    }

    @Override
    public void close() {
        tail.close();
    }
}
