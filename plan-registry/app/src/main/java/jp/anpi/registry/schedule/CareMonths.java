package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.store.LaterField;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People's months, each one document that is changed by compare-and-set. */
final class CareMonths {

    private static final String COLLECTION = "care-months";
    private static final String PLANNED = "planned";

    private final RegistryDatabase database;
    private final MongoCollection<Document> months;
    private final SealedJson sealed;

    CareMonths(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.months = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /** @param version 0 while it was never stored */
    record Kept(String owner, CareMonth month, long version) {

        String id() {
            return id(owner, month.month());
        }

        static String id(String owner, YearMonth month) {
            return owner + "/" + month;
        }

        Kept with(CareMonth changed) {
            return new Kept(owner, changed, version);
        }
    }

    Mono<Void> createIndexes() {
        return database.one(months.createIndex(Indexes.ascending("owner")))
                .then(database.one(months.createIndex(Indexes.ascending("month", PLANNED))))
                .then();
    }

    /** A month that was stored before it was kept beside it whether it is planned is of everybody in it all the same. */
    Mono<Void> completeOlder() {
        return new LaterField(database, months, PLANNED)
                .fill(found -> kept(found).month().isPlanned());
    }

    /** Months by their ids; one that is not there is left out. */
    Mono<Map<String, Kept>> find(Collection<String> ids) {
        return database.many(months.find(in("_id", ids)).batchSize(200))
                .map(this::kept)
                .collectMap(Kept::id);
    }

    /** All months of people by their keys. */
    Flux<CareMonth> of(Collection<String> owners) {
        return database.many(months.find(in("owner", owners))).map(this::kept).map(Kept::month);
    }

    /** Those of the keys under which there are any months. */
    Mono<Set<String>> among(Collection<String> owners) {
        return database.many(months.find(in("owner", owners)).projection(Projections.include("owner")))
                .map(found -> found.getString("owner"))
                .collect(Collectors.toSet());
    }

    /** Keys of everybody of whose month there is a plan. */
    Flux<String> owners(YearMonth month) {
        return database.many(months.find(and(eq("month", month.toString()), eq(PLANNED, true)))
                        .batchSize(1_000))
                .map(found -> found.getString("owner"));
    }

    /** Stores a change; false when somebody else was faster. */
    Mono<Boolean> put(Kept changed) {
        Document document = new Document("_id", changed.id())
                .append("owner", changed.owner())
                .append("month", changed.month().month().toString())
                .append(PLANNED, changed.month().isPlanned())
                .append("version", changed.version() + 1)
                .append("sealed", sealed.seal(changed.month(), place(changed.id())));
        if (changed.version() == 0) {
            return database.one(months.insertOne(document))
                    .hasElement()
                    .onErrorResume(CareMonths::isDuplicate, _ -> Mono.just(false));
        }
        return database.one(months.replaceOne(and(eq("_id", changed.id()), eq("version", changed.version())), document))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Kept kept(Document document) {
        String id = document.getString("_id");
        return new Kept(
                document.getString("owner"),
                sealed.open(document.get("sealed", Binary.class), CareMonth.class, place(id)),
                document.getLong("version"));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }

    private static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
