package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogException;
import jp.anpi.registry.eventing.Outgoing;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps states of one kind and publishes each change. A change is a document {@code {_id, version, pending, stamp, sealed}}
 * first and an event after; {@code pending} is the outbox, so a crash in between leaves a document that is published at the
 * next start. Changes of one document are compare-and-set on {@code version}.
 */
public final class StateStore<T> {

    private static final int PAGE = 1_000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final StateKind<T> kind;
    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> loose;
    private final SealedJson sealed;
    private final EventLog log;
    private final Outbox<T> outbox;

    public StateStore(StateKind<T> kind, RegistryDatabase database, SealedJson sealed, EventLog log) {
        this.kind = kind;
        this.database = database;
        this.documents = database.durable(kind.collection());
        this.loose = database.loose(kind.collection());
        this.sealed = sealed;
        this.log = log;
        this.outbox = new Outbox<>(kind, database, documents, this::open, log);
    }

    public StateKind<T> kind() {
        return kind;
    }

    /** Publishes what was stored and not yet published. */
    public Outbox<T> outbox() {
        return outbox;
    }

    /** Declares the indexes, and has documents that are older than one of them in it; harmless when they exist. */
    public Mono<Void> createIndexes() {
        return Flux.fromIterable(kind.indexes())
                .startWith(List.of("pending", "_id"))
                .concatMap(fields -> database.one(documents.createIndex(Indexes.ascending(fields))))
                .then(Mono.defer(() -> new ClearFields<>(kind, database, documents, this::open).fill()));
    }

    /** The state, or empty when there is none. */
    public Mono<T> find(String id) {
        return database.one(documents.find(eq("_id", id)).first()).map(this::open);
    }

    /** States in the order of their ids, which is all the order a list of the registry has. */
    public Mono<List<T>> list(Document filter, Optional<String> after, int limit) {
        Bson whole = after.<Bson>map(id -> and(filter, gt("_id", id))).orElse(filter);
        return database.many(documents
                        .find(whole)
                        .sort(ascending("_id"))
                        .limit(limit)
                        .batchSize(limit))
                .map(this::open)
                .collectList();
    }

    /** All that fit, in the order of their ids; read page by page as they are taken. */
    public Flux<T> all(Document filter) {
        return Mono.defer(() -> list(filter, Optional.empty(), PAGE))
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : list(filter, Optional.of(kind.id().apply(page.getLast())), PAGE))
                .concatMapIterable(page -> page, 1);
    }

    /** How many there are; the filter must be served by an index. */
    public Mono<Long> count(Document filter) {
        return database.one(documents.countDocuments(filter));
    }

    /** The ids of those that fit, of which nothing is opened; the filter must be served by an index. */
    public Mono<Set<String>> ids(Document filter) {
        return database.many(documents.find(filter).projection(Projections.include("_id")))
                .map(found -> found.getString("_id"))
                .collect(Collectors.toSet());
    }

    /** Whether there is none at all. */
    public Mono<Boolean> isEmpty() {
        return database.one(documents.find().limit(1).first()).hasElement().map(any -> !any);
    }

    /**
     * Stores a change and publishes it. False when it is not the next version of what is stored: somebody else was faster,
     * read again. The change stands once this completes, also when the log is down; then the outbox publishes it later.
     */
    public Mono<Boolean> put(T state) {
        long stamp = Outbox.newStamp();
        Document document = document(state, stamp);
        document.put("pending", true);
        return write(kind.version().applyAsLong(state), document)
                .flatMap(written -> written ? outbox.publish(state, stamp).thenReturn(true) : Mono.just(false));
    }

    /**
     * Stores many changes at once, as {@link #put} does one; answers the ids of those that somebody else was faster with. All
     * others stand once this completes, also when the log is down; then the outbox publishes them later.
     */
    public Mono<Set<String>> putAll(List<T> states) {
        if (states.isEmpty()) {
            return Mono.just(Set.of());
        }
        List<Document> all = states.stream()
                .map(state -> {
                    Document document = document(state, Outbox.newStamp());
                    document.put("pending", true);
                    return document;
                })
                .toList();
        List<WriteModel<Document>> writes =
                all.stream().<WriteModel<Document>>map(StateStore::write).toList();
        return database.one(documents.bulkWrite(writes, UNORDERED))
                .then()
                .onErrorResume(Duplicates::only, _ -> Mono.empty())
                .then(Mono.defer(() -> losers(all)))
                .flatMap(losers -> outbox.publish(all.stream()
                                .filter(one -> !losers.contains(one.getString("_id")))
                                .toList())
                        .then()
                        .onErrorResume(LogException.class, _ -> Mono.empty())
                        .thenReturn(losers));
    }

    private static WriteModel<Document> write(Document document) {
        long version = document.getLong("version");
        return version == 1
                ? new InsertOneModel<>(document)
                : new ReplaceOneModel<>(and(eq("_id", document.get("_id")), eq("version", version - 1)), document);
    }

    private Mono<Set<String>> losers(List<Document> all) {
        List<String> ids = all.stream().map(one -> one.getString("_id")).toList();
        return database.many(documents
                        .find(new Document("_id", new Document("$in", ids)))
                        .projection(Projections.include("stamp"))
                        .batchSize(ids.size()))
                .collectMap(found -> found.getString("_id"), found -> found.getLong("stamp"))
                .map(stored -> all.stream()
                        .filter(one -> !one.getLong("stamp").equals(stored.get(one.getString("_id"))))
                        .map(one -> one.getString("_id"))
                        .collect(Collectors.toSet()));
    }

    /** States by their ids; one that is not there is left out. */
    public Mono<Map<String, T>> find(Collection<String> ids) {
        return database.many(documents
                        .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                        .batchSize(Math.max(1, ids.size())))
                .map(this::open)
                .collectMap(kind.id());
    }

    private Mono<Boolean> write(long version, Document document) {
        if (version == 1) {
            return database.one(documents.insertOne(document))
                    .hasElement()
                    .onErrorResume(Duplicates::only, _ -> Mono.just(false));
        }
        Bson before = and(eq("_id", document.get("_id")), eq("version", version - 1));
        return database.one(documents.replaceOne(before, document)).map(result -> result.getMatchedCount() == 1);
    }

    /**
     * Takes in many first versions at once: published, then stored as published. Not durable one by one, so the caller
     * keeps a mark of the whole and calls again for whatever came before the mark was set; repeating changes nothing.
     */
    public Mono<Void> load(List<T> states) {
        return states.isEmpty() ? Mono.empty() : Mono.defer(() -> publishAndKeep(states));
    }

    private Mono<Void> publishAndKeep(List<T> states) {
        List<Outgoing<T>> events = states.stream()
                .map(state -> new Outgoing<>(kind.key().apply(state), state, EventContext.INSTALLATION))
                .toList();
        List<Document> published = states.stream()
                .map(state -> {
                    Document document = document(state, Outbox.newStamp());
                    document.put("pending", false);
                    return document;
                })
                .toList();
        return log.appendAll(kind.topic(), events).then(database.putNew(loose, published));
    }

    /** Forgets documents; what stands on the log is the caller's to withdraw. */
    public Mono<Void> delete(List<String> ids) {
        return database.one(documents.deleteMany(new Document("_id", new Document("$in", ids))))
                .then();
    }

    /** As above for those that are still the version that was read; answers the ids of those that are another by now, and stay. */
    public Mono<Set<String>> delete(Map<String, Long> read) {
        if (read.isEmpty()) {
            return Mono.just(Set.of());
        }
        List<DeleteOneModel<Document>> deletes = read.entrySet().stream()
                .map(one -> new DeleteOneModel<Document>(and(eq("_id", one.getKey()), eq("version", one.getValue()))))
                .toList();
        return database.one(documents.bulkWrite(deletes, UNORDERED))
                .then(Mono.defer(() -> ids(new Document("_id", new Document("$in", List.copyOf(read.keySet()))))));
    }

    private Document document(T state, long stamp) {
        String id = kind.id().apply(state);
        Document document = new Document(kind.clear().apply(state));
        document.put("_id", id);
        document.put("version", kind.version().applyAsLong(state));
        document.put("stamp", stamp);
        document.put("sealed", sealed.seal(state, place(id)));
        return document;
    }

    private T open(Document document) {
        return sealed.open(
                document.get("sealed", Binary.class), kind.topic().family(), place(document.getString("_id")));
    }

    private String place(String id) {
        return "registry." + kind.collection() + "/" + id;
    }
}
