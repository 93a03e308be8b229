package jp.anpi.registry.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.KeyUnknown;
import jp.anpi.registry.eventing.Keyring;
import jp.anpi.registry.eventing.Unreadable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail of one service.
 *
 * <p>What is guaranteed: while the store answers within {@value #PATIENCE_MILLIS} ms, an answer that is recorded leaves only
 * once its line is on disk, so no kill can take away a line about something that somebody has seen. Otherwise the answer
 * leaves and its line waits in memory: up to {@value TrailWriter#MOST_WAITING} lines which name up to
 * {@value TrailWriter#MOST_NAMES} people; of more only the count is kept, as a line of its own. What waits is written when the
 * store is back; a kill until then, or a stop while the store stays away, loses it and that count, and a view that is
 * repeated within {@code anpi.audit.same-view} is not written again for it. A change whose answer never left may have no line
 * here; it is told by its own record.
 */
public final class AuditTrail {

    static final int PATIENCE_MILLIS = 2_000;

    private final Chain chain;
    private final TrailStore store;
    private final Blinds blinds;
    private final Keyring keyring;
    private final Anchors anchors;
    private final TrailWriter writer;
    private final JsonMapper json = JsonMapper.builder().build();

    AuditTrail(String name, TrailStore store, Blinds blinds, Keyring keyring, Anchors anchors, InstantSource clock) {
        this.chain = new Chain(name, keyring.macKey("audit trail"));
        this.store = store;
        this.blinds = blinds;
        this.keyring = keyring;
        this.anchors = anchors;
        this.writer = new TrailWriter(chain, store, blinds, keyring, clock, anchors.newest(name), anchors::written);
    }

    /** The service's name. */
    public String name() {
        return chain.name();
    }

    /** Records what happened; completes when the line is durable, or when waiting for that has taken too long. */
    public Mono<Void> record(AuditEntry entry) {
        return writer.write(entry).timeout(Duration.ofMillis(PATIENCE_MILLIS), Mono.empty());
    }

    /** Lines that wait to be written. */
    public int waiting() {
        return writer.waiting();
    }

    /** Happenings that could not be kept because too many waited. */
    public long lost() {
        return writer.lost();
    }

    Mono<Void> createIndexes() {
        return store.createIndexes();
    }

    /** Completes when nothing waits any more. */
    Mono<Void> flushed() {
        return Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .takeUntil(_ -> writer.waiting() == 0)
                .then(anchors.flushed());
    }

    /** Reads the whole trail. Takes about a second for each fifty thousand lines. */
    public Mono<Verification> verify() {
        return anchors.heads()
                .flatMap(heads -> store.cut()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(cut -> store.after(cut.map(Verifier.Cut::upTo).orElse(0L))
                                .reduce(new Verifier(chain, cut, heads), Verifier::read)
                                .map(Verifier::end)));
    }

    /**
     * Who saw or changed a person, newest first.
     *
     * @param before number of the line to go on below
     */
    public Mono<List<ReadLine>> about(String person, long before, int limit) {
        return blinds.ofAll(person)
                .concatWithValues(TrailLine.EVERYBODY)
                .collectList()
                .flatMap(
                        whom -> store.about(whom, before, limit).map(this::read).collectList());
    }

    /** What an account did, by its user name, newest first. */
    public Mono<List<ReadLine>> by(String username, long before, int limit) {
        return blinds.ofAll(username)
                .collectList()
                .flatMap(who -> store.by(who, before, limit).map(this::read).collectList());
    }

    /** Removes lines from before then; a signed note says where the rest begins. Answers how many are gone. */
    Mono<Long> removeBefore(Instant then) {
        return store.lastBefore(then)
                .flatMap(last ->
                        store.cut(new Verifier.Cut(last.number(), last.link(), chain.cut(last.number(), last.link()))))
                .defaultIfEmpty(0L);
    }

    private ReadLine read(TrailLine line) {
        Optional<AuditEntry.Details> details;
        try {
            byte[] opened = keyring.open(line.key(), line.sealed(), TrailWriter.place(chain.name(), line.id()));
            details = Optional.of(json.readValue(opened, AuditEntry.Details.class));
        } catch (KeyDestroyed | KeyUnknown | Unreadable gone) {
            details = Optional.empty();
        }
        return new ReadLine(line.number(), line.at(), line.act(), line.key(), details);
    }

    /**
     * A line for whoever oversees.
     *
     * @param details empty when the incident it belongs to was lawfully deleted, or the line is no longer as it was written
     */
    public record ReadLine(long number, Instant at, Act act, KeyId key, Optional<AuditEntry.Details> details) {}
}
