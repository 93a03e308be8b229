package jp.anpi.registry.eventing;

import com.google.crypto.tink.Aead;
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
 */
final class LogKeyring implements Keyring, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeyring.class);
    private static final Topic<byte[]> TOPIC = TopicPlan.KEYS;
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
    private final DataKeys keys = new DataKeys();
    private final Map<KeyId, Set<String>> names = new ConcurrentHashMap<>();
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
            return Flux.fromIterable(keys.materials())
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
        return Mono.defer(() -> keys.isDestroyed(key) ? Mono.error(new KeyDestroyed(key)) : make(key));
    }

    private InstallationKeyException misfit(String key) {
        return new InstallationKeyException("The installation's key in " + installation.file()
                + " does not open the existing data (" + key + "); put back the right file from the backup.");
    }

    boolean holds(KeyId key) {
        return keys.seals(key);
    }

    @Override
    public Mono<Void> ensure(KeyId key) {
        return Mono.defer(() -> {
            if (holds(key)) {
                return Mono.empty();
            }
            if (keys.isDestroyed(key)) {
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
            return write(name, wrap(wrapping, secret, name)).doOnSuccess(_ -> keys.add(id, key, secret));
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
                .doOnSuccess(_ -> keys.destroy(key));
    }

    @Override
    public Mono<Void> catchUp() {
        return reader.endOffsets(TOPIC).flatMap(tail::reached);
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        return keys.seal(key, plain, context);
    }

    @Override
    public byte[] open(KeyId key, byte[] sealed, String context) {
        return keys.open(key, sealed, context);
    }

    @Override
    public ReceiptKey receiptKey() {
        return receiptKey;
    }

    @Override
    public SecretKey macKey(String purpose) {
        return root.macKey(purpose);
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
            case KeyName.Destroyed(KeyId key) -> keys.destroy(key);
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
        if (keys.isDestroyed(key)) { // somebody made it before the news of its destruction arrived there
            write(name, null)
                    .subscribe(_ -> {}, e -> LOG.warn("{} could not be withdrawn yet: {}", name, e.toString()));
            return;
        }
        if (keys.holds(made.material())) { // told before, or wrapped anew
            foreign.remove(name);
            return;
        }
        Optional<byte[]> secret = unwrap(wrapped, bound);
        if (secret.isPresent()) {
            foreign.remove(name);
            keys.add(made.material(), key, secret.get());
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

    @Override
    public void close() {
        tail.close();
    }
}
