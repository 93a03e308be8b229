package jp.anpi.safety.incident;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.sealing.SealedJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Does what a deletion means: takes the documents out of the store and destroys the key, so that what lies on the log and in
 * backups opens no more. It begins with the fact on the log, in every instance and at every start; so a crash in between is
 * finished by the next, and each step may be done twice.
 */
final class Deletions {

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);

    private final IncidentErasure erasure;
    private final Keyring keyring;
    private final Map<IncidentId, Mono<Void>> work = new ConcurrentHashMap<>();

    Deletions(Incidents incidents, IncidentErasure erasure, Keyring keyring) {
        this.erasure = erasure;
        this.keyring = keyring;
        incidents.onFact(fact -> {
            if (fact instanceof IncidentEvent.Deleted) {
                done(fact.incident())
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1))
                                .maxBackoff(Duration.ofMinutes(1)))
                        .subscribe(
                                _ -> {},
                                failure -> LOG.error("what is left of an incident stays: {}", Fault.of(failure)));
            }
        });
    }

    /** Completes when nothing of the incident can be read any more; what failed may be asked for again. */
    Mono<Void> done(IncidentId id) {
        return Mono.defer(() -> work.computeIfAbsent(
                id, _ -> erase(id).doOnError(_ -> work.remove(id)).cache()));
    }

    /** What an owner of checks wrote while the first erasing ran goes with the second: without the key nobody writes any more. */
    private Mono<Void> erase(IncidentId id) {
        return erasure.erase(id)
                .then(Mono.defer(() -> destroyed(SealedJson.keyOf(id))))
                .then(Mono.defer(() -> erasure.erase(id)));
    }

    private Mono<Void> destroyed(KeyId key) {
        return keyring.ensure(key)
                .then(Mono.defer(() -> keyring.destroy(key)))
                .onErrorResume(KeyDestroyed.class, _ -> Mono.empty());
    }
}
