package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.eventing.Fault;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A field in the clear that documents have only since some version of this program. Those stored before are given it once, since
 * whatever is asked by it would pass them by.
 */
public final class LaterField {

    private static final Logger LOG = LoggerFactory.getLogger(LaterField.class);
    private static final int PAGE = 500;
    private static final String DONE = "later-fields";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final String field;

    public LaterField(RegistryDatabase database, MongoCollection<Document> documents, String field) {
        this.database = database;
        this.documents = documents;
        this.field = field;
    }

    /**
     * How far it is.
     *
     * @param last id of the last document looked at
     * @param size of the page that it ended
     */
    private record Filled(String last, int size, long given, long passedOver) {

        private static final Filled NOTHING = new Filled("", PAGE, 0, 0);

        private Filled and(List<Document> page, int written) {
            return page.isEmpty()
                    ? new Filled(last, 0, given, passedOver)
                    : new Filled(
                            page.getLast().getString("_id"),
                            page.size(),
                            given + written,
                            passedOver + page.size() - written);
        }
    }

    /**
     * Gives it to all that lack it, and does nothing when that was done before; what is written meanwhile has it already and stays.
     * Harmless when it is cut short.
     *
     * @param value what a document would have been stored with; one of which it cannot be told is passed over, so that it holds up
     *     none of the others
     */
    public Mono<Void> fill(Function<Document, Object> value) {
        MongoCollection<Document> done = database.durable(DONE);
        String id = name() + "." + field;
        return database.one(done.find(eq("_id", id)).first())
                .hasElement()
                .flatMap(before -> before
                        ? Mono.empty()
                        : page(value, Filled.NOTHING)
                                .expand(filled -> filled.size() < PAGE ? Mono.empty() : page(value, filled))
                                .last()
                                .doOnNext(this::tell)
                                .flatMap(filled -> database.one(done.replaceOne(
                                        eq("_id", id),
                                        new Document("_id", id).append("passedOver", filled.passedOver()),
                                        UPSERT)))
                                .then());
    }

    private Mono<Filled> page(Function<Document, Object> value, Filled before) {
        return database.many(documents
                        .find(and(gt("_id", before.last()), exists(field, false)))
                        .sort(ascending("_id"))
                        .limit(PAGE)
                        .batchSize(PAGE))
                .collectList()
                .flatMap(page -> {
                    List<UpdateOneModel<Document>> writes = page.stream()
                            .flatMap(found -> write(value, found).stream())
                            .toList();
                    Mono<?> written =
                            writes.isEmpty() ? Mono.empty() : database.one(documents.bulkWrite(writes, UNORDERED));
                    return written.thenReturn(before.and(page, writes.size()));
                });
    }

    private Optional<UpdateOneModel<Document>> write(Function<Document, Object> value, Document found) {
        String id = found.getString("_id");
        try {
            return Optional.of(
                    new UpdateOneModel<>(and(eq("_id", id), exists(field, false)), set(field, value.apply(found))));
        } catch (RuntimeException unreadable) {
            LOG.warn("{} of {} stays without {}: {}", id, name(), field, Fault.of(unreadable));
            return Optional.empty();
        }
    }

    private void tell(Filled filled) {
        if (filled.given() > 0 || filled.passedOver() > 0) {
            LOG.info(
                    "{} documents of {} were given {}, {} stay without it",
                    filled.given(),
                    name(),
                    field,
                    filled.passedOver());
        }
    }

    private String name() {
        return documents.getNamespace().getCollectionName();
    }
}
