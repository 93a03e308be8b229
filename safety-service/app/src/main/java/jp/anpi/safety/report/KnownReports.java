package jp.anpi.safety.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which reports are held already, cheap for those that are not: the newest are in memory with their hash, the rest in a
 * filter that says "certainly new" for nearly every new id, and only what may be old is looked up in the store. Until the
 * filter has been filled after a start, everything may be old. A look-up that fails counts as new: appending a report
 * twice has one effect.
 */
final class KnownReports {

    private static final Logger LOG = LoggerFactory.getLogger(KnownReports.class);
    private static final int NEWEST = 50_000;
    private static final int EXPECTED = 2_000_000;
    private static final Duration LOOK_UP_WITHIN = Duration.ofSeconds(2);

    private final RawReports reports;
    private final SeenIds seen = new SeenIds(EXPECTED);
    private volatile Map<ReportId, Held> young = new ConcurrentHashMap<>();
    private volatile Map<ReportId, Held> old = Map.of();
    private volatile boolean filled;

    KnownReports(RawReports reports) {
        this.reports = reports;
    }

    /**
     * A report that is held.
     *
     * @param receivedAt incident time
     */
    record Held(IncidentId incident, String contentHash, Instant receivedAt) {

        boolean isSame(IncidentId where, ContentHash content) {
            return incident.equals(where) && contentHash.equals(content.hex());
        }
    }

    /** The held report of that id, as far as this instance can know. */
    Mono<Held> find(ReportId id) {
        Optional<Held> remembered = remembered(id);
        if (remembered.isPresent()) {
            return Mono.just(remembered.get());
        }
        return filled && !seen.maybe(id) ? Mono.empty() : lookUp(id);
    }

    private Optional<Held> remembered(ReportId id) {
        Held held = young.get(id);
        return Optional.ofNullable(held == null ? old.get(id) : held);
    }

    private Mono<Held> lookUp(ReportId id) {
        return reports.find(id)
                .map(stored -> new Held(stored.incident(), stored.contentHash(), stored.receivedAt()))
                .timeout(LOOK_UP_WITHIN)
                .onErrorResume(_ -> Mono.empty());
    }

    /** From now on the report is held. */
    void add(ReportId id, Held held) {
        seen.add(id);
        young.putIfAbsent(id, held);
        if (young.size() >= NEWEST) {
            age();
        }
    }

    private synchronized void age() {
        if (young.size() >= NEWEST) {
            old = young;
            young = new ConcurrentHashMap<>(NEWEST);
        }
    }

    /** Fills the filter from the store; completes when every id stored before is in it. */
    Mono<Void> fill(Flux<ReportId> stored) {
        return stored.doOnNext(seen::add)
                .then()
                .doOnSuccess(_ -> filled = true)
                .doOnError(
                        failure -> LOG.warn("report ids could not be read, each is looked up: {}", Fault.of(failure)))
                .onErrorComplete();
    }
}
