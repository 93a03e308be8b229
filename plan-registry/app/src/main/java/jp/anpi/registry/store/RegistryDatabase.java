package jp.anpi.registry.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The registry's own database, {@code anpi_registry}, behind a connection pool of its own. */
public final class RegistryDatabase implements AutoCloseable {

    private static final String NAME = "anpi_registry";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoClient client;
    private final MongoDatabase database;
    private final StoreGuard guard;

    /** Connects when first asked; an address that cannot be reached shows there, not here. */
    RegistryDatabase(String uri, MeterRegistry meters) {
        this(uri, NAME, meters);
    }

    /** As above, with a database of another name, by which tests keep apart. */
    public RegistryDatabase(String uri, String name, MeterRegistry meters) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applicationName("anpi-registry")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(16).maxWaitTime(5, TimeUnit.SECONDS))
                .build();
        client = MongoClients.create(settings);
        database = client.getDatabase(name);
        guard = new StoreGuard(meters);
    }

    /** A collection whose writes are on disk, on a majority of the members, when they are acknowledged. */
    public MongoCollection<Document> durable(String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS));
    }

    /** A collection whose writes may be lost with the machine's power; for what is made again when its end mark is missing. */
    public MongoCollection<Document> loose(String name) {
        return database.getCollection(name).withWriteConcern(WriteConcern.W1);
    }

    /**
     * Asks for one thing at most, bounded in time; fails with {@link jp.anpi.registry.http.problem.Refused} (503) while the
     * store is down.
     */
    public <T> Mono<T> one(Publisher<T> question) {
        return guard.one(question);
    }

    /** As {@link #one}, for several; the time is bounded between one and the next. */
    public <T> Flux<T> many(Publisher<T> question) {
        return guard.many(question);
    }

    /** Stores documents, whatever stood under their ids before; quickest when nothing did. */
    public Mono<Void> putNew(MongoCollection<Document> into, List<Document> documents) {
        if (documents.isEmpty()) {
            return Mono.empty();
        }
        List<InsertOneModel<Document>> inserts =
                documents.stream().map(InsertOneModel::new).toList();
        return one(into.bulkWrite(inserts, UNORDERED))
                .onErrorResume(
                        Duplicates::only,
                        _ -> one(into.bulkWrite(
                                documents.stream()
                                        .map(one ->
                                                new ReplaceOneModel<>(Filters.eq("_id", one.get("_id")), one, UPSERT))
                                        .toList(),
                                UNORDERED)))
                .then();
    }

    @Override
    public void close() {
        client.close();
    }
}
