package jp.anpi.registry.importing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which person a 宛名番号 is, and what the list said of them last; neither number nor words in clear. */
final class ResidentNumbers {

    private final RegistryDatabase database;
    private final MongoCollection<Document> numbers;
    private final BlindIndex blind;

    ResidentNumbers(RegistryDatabase database, BlindIndex blind) {
        this.database = database;
        this.numbers = database.durable("resident-numbers");
        this.blind = blind;
    }

    /**
     * @param key of the number
     * @param said a digest of the last row taken in
     * @param by the import that noted it; while that one is not done, the person may still be missing
     * @param fresh whether the person came with that import
     */
    record Link(String key, PersonId person, String said, UUID by, boolean fresh) {}

    Mono<Void> createIndexes() {
        return database.one(numbers.createIndex(Indexes.ascending("by", "_id"))).then();
    }

    String key(String resident) {
        return blind.of("resident", resident);
    }

    /** Equal for rows that say the same, and tells nothing else. */
    String digest(PersonRow row) {
        String said = said(row);
        return row.more().isSaid()
                ? blind.of("person-row-more", said, row.more().text())
                : said;
    }

    /** As it was before lists had anything more, so that a list that was taken in then is the same today. */
    private String said(PersonRow row) {
        return blind.of(
                "person-row",
                row.resident(),
                row.name(),
                row.kana().toString(),
                row.birthDate().toString(),
                row.address(),
                row.district().toString(),
                row.position().toString(),
                row.phone().toString(),
                row.lifecycle().toString(),
                row.confidential().toString(),
                row.care().toString(),
                row.careValidTo().toString(),
                row.insured()
                        .value()
                        .map(pair -> pair.insurer() + pair.number())
                        .orElse(""));
    }

    Mono<Map<String, Link>> find(Collection<String> keys) {
        return database.many(numbers.find(in("_id", keys)).batchSize(1_000))
                .map(ResidentNumbers::link)
                .collectMap(Link::key);
    }

    /** What an import noted last, in the order of keys. */
    Mono<List<Link>> noted(UUID run, String after, int limit) {
        return database.many(numbers.find(and(eq("by", run.toString()), gt("_id", after)))
                        .sort(ascending("_id"))
                        .limit(limit))
                .map(ResidentNumbers::link)
                .collectList();
    }

    private static Document document(Link link) {
        return new Document("_id", link.key())
                .append("person", link.person().toString())
                .append("said", link.said())
                .append("by", link.by().toString())
                .append("fresh", link.fresh());
    }

    private static Link link(Document found) {
        return new Link(
                found.getString("_id"),
                PersonId.of(found.getString("person")),
                found.getString("said"),
                UUID.fromString(found.getString("by")),
                found.getBoolean("fresh"));
    }

    /** The keys of everybody who ever was in a list. */
    Flux<String> everyKey() {
        return database.many(
                        numbers.find().projection(Projections.include("_id")).batchSize(5_000))
                .map(found -> found.getString("_id"));
    }

    /** Notes people who were in no list before. */
    Mono<Void> add(List<Link> links) {
        return database.putNew(
                numbers, links.stream().map(ResidentNumbers::document).toList());
    }

    Mono<Void> put(List<Link> links) {
        if (links.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = links.stream()
                .map(link ->
                        new ReplaceOneModel<>(eq("_id", link.key()), document(link), new ReplaceOptions().upsert(true)))
                .toList();
        return database.one(numbers.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    Mono<Void> forget(List<String> keys) {
        return keys.isEmpty()
                ? Mono.empty()
                : database.one(numbers.deleteMany(in("_id", keys))).then();
    }
}
