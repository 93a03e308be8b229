package jp.anpi.registry.audit;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.AuditHead;
import jp.anpi.registry.contract.RegistryTopics;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where trails ended, noted on the log a few seconds after they were written, and read back from there. */
final class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);

    /** What could be cut off a trail's end unseen was written within this time before. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final EventLog log;
    private final Followers followers;
    private final Map<String, AuditHead> noted = new ConcurrentHashMap<>();
    private final Map<String, AuditHead> toNote = new ConcurrentHashMap<>();
    private volatile Optional<Follower> following = Optional.empty();
    private volatile Optional<Disposable> noting = Optional.empty();

    Anchors(EventLog log, Followers followers) {
        this.log = log;
        this.followers = followers;
    }

    void start() {
        following = Optional.of(
                followers.follow("registry.audit", RegistryTopics.AUDIT, new Followers.From.Beginning(), this::handle));
        noting = Optional.of(Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> flushed())
                .subscribe());
    }

    void stop() {
        noting.ifPresent(Disposable::dispose);
        following.ifPresent(Follower::close);
        following = Optional.empty();
    }

    private void handle(Received<AuditHead> received) {
        if (received instanceof Received.Event<AuditHead> event) {
            noted.merge(event.key(), event.event(), Anchors::later);
        }
    }

    private static AuditHead later(AuditHead one, AuditHead other) {
        return one.line() > other.line() ? one : other;
    }

    void written(AuditHead head) {
        toNote.merge(head.chain(), head, Anchors::later);
    }

    /** Notes what is to be noted; what the log does not take now is noted the next time. */
    Mono<Void> flushed() {
        return Flux.defer(() -> Flux.fromIterable(List.copyOf(toNote.values())))
                .concatMap(head -> log.append(
                                RegistryTopics.AUDIT, RecordKey.of(keyOf(head)), head, EventContext.INSTALLATION)
                        .doOnNext(_ -> {
                            noted.merge(keyOf(head), head, Anchors::later);
                            toNote.remove(head.chain(), head);
                        })
                        .then()
                        .onErrorResume(failure -> {
                            LOG.warn(
                                    "where the audit trail {} ends is noted later: {}",
                                    head.chain(),
                                    Fault.of(failure));
                            return Mono.empty();
                        }))
                .then();
    }

    private static String keyOf(AuditHead head) {
        return head.chain() + "/" + head.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** All that are noted, once the log was read up to where it ended at start. */
    Mono<Collection<AuditHead>> heads() {
        return Mono.defer(() -> following.map(Follower::caughtUp).orElseGet(Mono::empty))
                .then(Mono.fromSupplier(() -> new ArrayList<>(noted.values())));
    }

    Mono<Optional<AuditHead>> newest(String chain) {
        return heads().map(heads -> heads.stream()
                .filter(head -> head.chain().equals(chain))
                .max(Comparator.comparingLong(AuditHead::line)));
    }
}
