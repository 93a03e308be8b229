package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Map;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.Followers;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Remembers where the log ended. A log that ends earlier at the next start has lost records that the store holds as
 * published (a new cluster, a restored disk, power lost before it was written out): then everything is published again.
 */
public final class LogMark {

    private final RegistryDatabase database;
    private final MongoCollection<Document> meta;
    private final Followers followers;

    LogMark(RegistryDatabase database, Followers followers) {
        this.database = database;
        this.meta = database.durable("meta");
        this.followers = followers;
    }

    /** Whether the topic ends before the place noted last. */
    public Mono<Boolean> hasLost(Topic<?> topic) {
        return database.one(meta.find(eq("_id", id(topic))).first())
                .map(noted -> noted.get("ends", Document.class))
                .zipWith(followers.endOffsets(topic), LogMark::isShorter)
                .defaultIfEmpty(false);
    }

    /** Notes where the topic ends now. */
    public Mono<Void> note(Topic<?> topic) {
        return followers
                .endOffsets(topic)
                .map(ends -> new Document("_id", id(topic))
                        .append(
                                "ends",
                                new Document(ends.entrySet().stream()
                                        .collect(Collectors.<Map.Entry<Integer, Long>, String, Object>toMap(
                                                end -> end.getKey().toString(), Map.Entry::getValue)))))
                .flatMap(mark -> database.one(
                        meta.replaceOne(eq("_id", mark.get("_id")), mark, new ReplaceOptions().upsert(true))))
                .then();
    }

    private static boolean isShorter(Document noted, Map<Integer, Long> ends) {
        return noted.entrySet().stream()
                .anyMatch(end -> ends.getOrDefault(Integer.valueOf(end.getKey()), 0L) < (Long) end.getValue());
    }

    private static String id(Topic<?> topic) {
        return "log/" + topic.name();
    }
}
