package jp.anpi.safety.incident;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.function.IntPredicate;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.PersonRow;
import jp.anpi.safety.roster.RowCodec;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The frozen roster as documents {@code {_id: incident/n, i: incident, n, of, rows}} of at most {@value #ROWS} rows,
 * sealed with the incident's key; and beside them how far each owner of checks has asked each chunk.
 */
final class ChunkStore {

    static final int ROWS = 2_000;

    private final MongoCollection<Document> chunks;
    private final MongoCollection<Document> asked;
    private final SealedJson sealed;
    private final RowCodec codec;

    ChunkStore(MongoDatabase database, SealedJson sealed, RowCodec codec) {
        this.chunks = database.getCollection("roster_chunks");
        this.asked = database.getCollection("roster_asked");
        this.sealed = sealed;
        this.codec = codec;
    }

    Mono<Void> createIndexes() {
        return Mono.from(chunks.createIndex(Indexes.ascending("i")))
                .then(Mono.from(asked.createIndex(Indexes.ascending("i"))))
                .then();
    }

    /**
     * A part of a roster.
     *
     * @param number counts from 0
     * @param of how many there will be
     */
    record Chunk(int number, int of, List<PersonRow> rows) {}

    /** Stores some chunks in one command; they are written and sealed on all cores. */
    Mono<Void> insert(IncidentId incident, List<Chunk> some) {
        return Flux.fromIterable(some)
                .flatMapSequential(
                        chunk -> Mono.fromSupplier(() -> document(incident, chunk))
                                .subscribeOn(Schedulers.parallel()),
                        some.size())
                .collectList()
                .flatMap(documents -> Mono.from(chunks.insertMany(documents)))
                .then();
    }

    private Document document(IncidentId incident, Chunk chunk) {
        String id = id(incident, chunk.number());
        return new Document("_id", id)
                .append("i", incident.toString())
                .append("n", chunk.number())
                .append("of", chunk.of())
                .append("rows", sealed.sealBytes(SealedJson.keyOf(incident), codec.write(chunk.rows()), "chunk/" + id));
    }

    /** The rows of one chunk; empty when it is not stored. */
    Mono<List<PersonRow>> rows(IncidentId incident, int number) {
        String id = id(incident, number);
        return Mono.from(chunks.find(eq("_id", id)))
                .map(document -> codec.read(sealed.openBytes(
                        SealedJson.keyOf(incident), document.get("rows", Binary.class), "chunk/" + id)));
    }

    /** Numbers of the chunks that are stored. */
    Mono<List<Integer>> stored(IncidentId incident) {
        return Flux.from(chunks.find(eq("i", incident.toString())).projection(include("n")))
                .map(document -> document.getInteger("n"))
                .sort()
                .collectList();
    }

    Mono<Void> noteAsked(IncidentId incident, int number, int partition, int people) {
        String id = id(incident, number) + "/" + partition;
        return Mono.from(asked.replaceOne(
                        eq("_id", id),
                        new Document("_id", id).append("i", incident.toString()).append("people", people),
                        new ReplaceOptions().upsert(true)))
                .then();
    }

    /** How many people of those chunks all owners together have asked, or found to need no asking, so far. */
    Mono<Integer> askedPeople(IncidentId incident, IntPredicate ofChunk) {
        return Flux.from(asked.find(eq("i", incident.toString())).batchSize(10_000))
                .filter(document -> ofChunk.test(chunk(document.getString("_id"))))
                .map(document -> document.getInteger("people"))
                .reduce(0, Integer::sum);
    }

    /** The chunk that {@code incident/n/partition} is about. */
    private static int chunk(String askedId) {
        int from = askedId.indexOf('/') + 1;
        return Integer.parseInt(askedId, from, askedId.indexOf('/', from), 10);
    }

    private static String id(IncidentId incident, int number) {
        return incident + "/" + number;
    }
}
