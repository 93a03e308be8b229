package jp.anpi.registry.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jp.anpi.registry.contract.AuditHead;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.eventing.Fault;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Keyring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes lines in the order they come, as many together as have come while the last ones were written. Several instances may
 * write one trail: a number is given once, whoever comes second takes the next.
 */
final class TrailWriter {

    /** What may wait while the store is away; above it happenings are counted instead of kept. */
    static final int MOST_WAITING = 20_000;

    /** And how many people they may name together: a list of a thousand is one line. */
    static final int MOST_NAMES = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(TrailWriter.class);
    private static final int TOGETHER = 500;
    private static final Duration AFTER_ANOTHER = Duration.ofMillis(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Chain chain;
    private final TrailStore store;
    private final Blinds blinds;
    private final Keyring keyring;
    private final InstantSource clock;
    private final Mono<Optional<AuditHead>> anchor;
    private final Consumer<AuditHead> written;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Scheduler thread = Schedulers.parallel();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong untold = new AtomicLong();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Optional<Head> head = Optional.empty();

    /** Where the trail ended before the present writing, as far as that is known: what it brings there stands after this. */
    private volatile Optional<Long> settled = Optional.empty();

    private record Waiting(String id, AuditEntry entry, Instant at, Sinks.Empty<Void> done) {}

    /** The line that the next one follows. */
    private record Head(long number, byte[] link) {}

    /**
     * @param anchor where the log says that this trail ended; asked once
     * @param written told where the trail ends after each writing
     */
    TrailWriter(
            Chain chain,
            TrailStore store,
            Blinds blinds,
            Keyring keyring,
            InstantSource clock,
            Mono<Optional<AuditHead>> anchor,
            Consumer<AuditHead> written) {
        this.chain = chain;
        this.store = store;
        this.blinds = blinds;
        this.keyring = keyring;
        this.clock = clock;
        this.anchor = anchor;
        this.written = written;
    }

    /** Completes when the line is durable. It is written whether anybody waits for it or not. */
    Mono<Void> write(AuditEntry entry) {
        int named = entry.persons().size();
        int linesNow = waiting.incrementAndGet();
        int namesNow = names.addAndGet(named);
        if (linesNow > MOST_WAITING || namesNow > MOST_NAMES) {
            waiting.decrementAndGet();
            names.addAndGet(-named);
            lost.incrementAndGet();
            untold.incrementAndGet();
            return Mono.empty();
        }
        var next = new Waiting(
                UUID.randomUUID().toString(), entry, clock.instant().truncatedTo(ChronoUnit.MILLIS), Sinks.empty());
        queue.add(next);
        go();
        return next.done().asMono();
    }

    /** That some of it is missing is part of the trail too. */
    private void tellOfLosses() {
        long some = untold.getAndSet(0);
        if (some > 0) {
            var details = new AuditEntry.Details(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    some + " happenings",
                    Map.of(),
                    0,
                    Purpose.OVERSIGHT,
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            write(new AuditEntry(Act.UNRECORDED, KeyId.INSTALLATION, details, List.of(), false))
                    .subscribe();
        }
    }

    int waiting() {
        return waiting.get();
    }

    /** Happenings that could not even wait, since the start. */
    long lost() {
        return lost.get();
    }

    private void go() {
        if (busy.compareAndSet(false, true)) {
            thread.schedule(this::round);
        }
    }

    private void round() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = batch.size() < TOGETHER ? queue.poll() : null) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            busy.set(false);
            if (!queue.isEmpty()) {
                go();
            }
            return;
        }
        settled = head.map(Head::number);
        persist(batch)
                .publishOn(thread)
                .subscribe(
                        _ -> {},
                        failure -> LOG.error("the audit trail {} stopped: {}", chain.name(), Fault.of(failure)),
                        () -> {
                            waiting.addAndGet(-batch.size());
                            names.addAndGet(-batch.stream()
                                    .mapToInt(one -> one.entry().persons().size())
                                    .sum());
                            batch.forEach(one -> one.done().tryEmitEmpty());
                            tellOfLosses();
                            round();
                        });
    }

    private Mono<Void> persist(List<Waiting> batch) {
        return Mono.defer(() -> missing(batch))
                .flatMap(this::append)
                .doOnError(_ -> head = Optional.empty())
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AFTER_ANOTHER).filter(TrailWriter::isDuplicate))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .doBeforeRetry(signal -> LOG.warn(
                                "the audit trail {} cannot be written yet: {}",
                                chain.name(),
                                Fault.of(signal.failure()))));
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && !bulk.getWriteErrors().isEmpty()
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
    }

    /** Those that no earlier try of this writing has brought there; only one that broke off may have. */
    private Mono<List<Waiting>> missing(List<Waiting> batch) {
        if (head.isPresent() || settled.isEmpty()) {
            return Mono.just(batch);
        }
        return store.written(batch.stream().map(Waiting::id).toList(), settled.get())
                .map(there ->
                        batch.stream().filter(one -> !there.contains(one.id())).toList());
    }

    private Mono<Void> append(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return Mono.empty();
        }
        return Mono.zip(head.map(Mono::just).orElseGet(this::readHead), keys(batch))
                .publishOn(thread)
                .flatMap(ready -> {
                    settled = settled.or(() -> Optional.of(ready.getT1().number()));
                    List<TrailLine> lines = lines(batch, ready.getT1(), ready.getT2());
                    return store.append(lines).doOnSuccess(_ -> {
                        TrailLine last = lines.getLast();
                        head = Optional.of(new Head(last.number(), last.link()));
                        written.accept(new AuditHead(chain.name(), last.number(), Chain.text(last.link()), last.at()));
                    });
                });
    }

    private Mono<Map<KeyId, KeyId>> keys(List<Waiting> batch) {
        return Flux.fromIterable(batch)
                .map(one -> one.entry().key())
                .concatWithValues(KeyId.INSTALLATION)
                .distinct()
                .concatMap(key -> blinds.ready(key).map(usable -> Map.entry(key, usable)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Never below what the log remembers: what was cut off the end stays a gap that is seen. */
    private Mono<Head> readHead() {
        Mono<Head> stored = store.last()
                .map(line -> new Head(line.number(), line.link()))
                .switchIfEmpty(store.cut().map(cut -> new Head(cut.upTo(), cut.link())))
                .defaultIfEmpty(new Head(0, chain.beginning()));
        return Mono.zip(
                stored,
                anchor,
                (found, anchored) -> anchored.filter(one -> one.line() > found.number())
                        .map(one -> {
                            LOG.error(
                                    "the audit trail {} ends at line {}, but line {} was written: the lines between are missing",
                                    chain.name(),
                                    found.number(),
                                    one.line());
                            return new Head(one.line(), HexFormat.of().parseHex(one.link()));
                        })
                        .orElse(found));
    }

    private List<TrailLine> lines(List<Waiting> batch, Head from, Map<KeyId, KeyId> usable) {
        List<TrailLine> lines = new ArrayList<>();
        Map<String, String> hashes = new HashMap<>();
        long number = from.number();
        byte[] link = from.link();
        for (Waiting one : batch) {
            number++;
            TrailLine line = chain.follow(
                    draft(number, one, usable.getOrDefault(one.entry().key(), KeyId.INSTALLATION), hashes), link);
            link = line.link();
            lines.add(line);
        }
        return lines;
    }

    private TrailLine draft(long number, Waiting one, KeyId key, Map<String, String> hashes) {
        AuditEntry entry = one.entry();
        byte[] details = json.writeValueAsString(entry.details()).getBytes(StandardCharsets.UTF_8);
        List<String> whom = new ArrayList<>();
        if (entry.everybody()) {
            whom.add(TrailLine.EVERYBODY);
        }
        entry.persons().stream()
                .distinct()
                .map(person -> hashes.computeIfAbsent(key + " " + person, _ -> blinds.of(key, person)))
                .forEach(whom::add);
        return new TrailLine(
                number,
                one.id(),
                one.at(),
                entry.act(),
                key,
                entry.details()
                        .username()
                        .map(name -> blinds.of(KeyId.INSTALLATION, name))
                        .orElse(""),
                whom,
                keyring.seal(key, details, place(chain.name(), one.id())),
                new byte[0],
                new byte[0]);
    }

    /** To which place the seal of a line is bound. */
    static String place(String chain, String id) {
        return "audit." + chain + "/" + id;
    }
}
