package jp.anpi.safety.incident;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import jp.anpi.registry.eventing.Share;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** How far a projection that keeps nothing else has read each partition. Stored after what it did: a crash repeats that. */
public final class LogPlaces {

    private final MongoCollection<Document> places;

    /** @param collection of this projection alone */
    public LogPlaces(MongoDatabase database, String collection) {
        this.places = database.getCollection(collection);
    }

    /** The offset to go on from; empty for a partition that was never read. */
    public Mono<Long> next(Share share) {
        return Mono.from(places.find(eq("_id", share.partition()))).map(document -> document.getLong("next"));
    }

    public Mono<Void> store(Share share, long next) {
        Document place = new Document("_id", share.partition()).append("next", next);
        return Mono.from(places.replaceOne(eq("_id", share.partition()), place, new ReplaceOptions().upsert(true)))
                .then();
    }
}
