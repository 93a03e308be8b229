package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogException;
import jp.anpi.registry.eventing.Outgoing;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Publishes what is pending. The log keeps the newest record of each key, so an older version must never come after a newer
 * one: whoever finds that the document was changed while its event was on the way (its {@code stamp} is another one) leaves
 * it pending under a new stamp, and the present version is published after.
 */
public final class Outbox<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int PAGE = 500;

    /** How long a change that is stored waits to be published before its caller is answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final StateKind<T> kind;
    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final Function<Document, T> open;
    private final EventLog log;

    Outbox(
            StateKind<T> kind,
            RegistryDatabase database,
            MongoCollection<Document> documents,
            Function<Document, T> open,
            EventLog log) {
        this.kind = kind;
        this.database = database;
        this.documents = documents;
        this.open = open;
        this.log = log;
    }

    static long newStamp() {
        return ThreadLocalRandom.current().nextLong();
    }

    /**
     * One change, right after it was stored. Completes without it when the log is down, then it stays pending, and when the
     * log is slow: then it goes on by itself, since the change stands and nobody gains by waiting.
     */
    Mono<Void> publish(T state, long stamp) {
        return publishInTheEnd(state, stamp).cache().timeout(PATIENCE, Mono.empty());
    }

    private Mono<Void> publishInTheEnd(T state, long stamp) {
        return log.append(kind.topic(), kind.key().apply(state), state, EventContext.INSTALLATION)
                .then(Mono.defer(() -> settle(kind.id().apply(state), stamp)))
                .onErrorResume(LogException.class, down -> {
                    LOG.warn("a change of {} waits for the log: {}", kind.collection(), down.getMessage());
                    return Mono.empty();
                });
    }

    private Mono<Void> settle(String id, long stamp) {
        return database.one(documents.updateOne(and(eq("_id", id), eq("stamp", stamp)), set("pending", false)))
                .flatMap(result -> result.getMatchedCount() == 1 ? Mono.<Void>empty() : leavePending(List.of(id)));
    }

    private Mono<Void> leavePending(List<String> ids) {
        return database.one(documents.updateMany(
                        new Document("_id", new Document("$in", ids)),
                        combine(set("pending", true), set("stamp", newStamp()))))
                .then();
    }

    /** Publishes everything pending, page by page, and answers how much that was. Fails when the log or the store does. */
    public Mono<Long> publishPending() {
        return page().expand(published -> published < PAGE ? Mono.empty() : page())
                .reduce(0L, Long::sum);
    }

    private Mono<Integer> page() {
        return database.many(documents
                        .find(new Document("pending", true))
                        .sort(ascending("_id"))
                        .limit(PAGE)
                        .batchSize(PAGE))
                .collectList()
                .flatMap(this::publish);
    }

    /** Publishes these documents as they were stored, and notes that this is done. */
    Mono<Integer> publish(List<Document> found) {
        if (found.isEmpty()) {
            return Mono.just(0);
        }
        List<Outgoing<T>> events = found.stream()
                .map(open)
                .map(state -> new Outgoing<>(kind.key().apply(state), state, EventContext.INSTALLATION))
                .toList();
        List<UpdateOneModel<Document>> settled = found.stream()
                .map(document -> new UpdateOneModel<Document>(
                        and(eq("_id", document.get("_id")), eq("stamp", document.get("stamp"))), set("pending", false)))
                .toList();
        return log.appendAll(kind.topic(), events)
                .then(database.one(documents.bulkWrite(settled, new BulkWriteOptions().ordered(false))))
                .flatMap(result -> result.getMatchedCount() == found.size()
                        ? Mono.<Void>empty()
                        : leavePending(found.stream()
                                .map(document -> document.getString("_id"))
                                .toList()))
                .thenReturn(found.size());
    }

    /** Marks everything as not yet published: the log was found to have lost what it once held. */
    public Mono<Void> publishAllAgain() {
        return Mono.from(documents.updateMany(new Document(), combine(set("pending", true), set("stamp", newStamp()))))
                .then();
    }
}
