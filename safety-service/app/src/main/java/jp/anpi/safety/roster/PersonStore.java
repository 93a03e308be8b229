package jp.anpi.safety.roster;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Share;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.sealing.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * People as documents {@code {_id: person, s: slot, v: version, r: row, x: whole person}}, both sealed with the
 * installation's key. A version never goes back, whichever instance writes.
 */
final class PersonStore {

    private static final int DUPLICATE_KEY = 11000;
    private static final int EVERYBODY_AT_ONCE = 500;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> people;
    private final MongoCollection<Document> offsets;
    private final SealedJson sealed;
    private final RowCodec codec;

    PersonStore(MongoDatabase database, SealedJson sealed, RowCodec codec) {
        this.people = database.getCollection("roster_people");
        this.offsets = database.getCollection("roster_offsets");
        this.sealed = sealed;
        this.codec = codec;
    }

    Mono<Void> createIndexes() {
        return Mono.from(people.createIndex(Indexes.ascending("s"))).then();
    }

    Mono<Map<PersonId, PersonState>> find(Collection<PersonId> ids) {
        return Flux.from(people.find(
                                in("_id", ids.stream().map(PersonId::toString).toList()))
                        .projection(include("x"))
                        .batchSize(ids.size() + 1))
                .map(this::person)
                .collectMap(PersonState::id);
    }

    /** Everybody, opened on the worker: for a city that takes seconds. */
    Flux<PersonBrief> everybody(Scheduler worker) {
        return Flux.from(people.find().projection(include("x")).batchSize(EVERYBODY_AT_ONCE))
                .publishOn(worker, EVERYBODY_AT_ONCE)
                .map(document -> open(document, PersonBrief.class));
    }

    /** All rows of a share. */
    Flux<PersonRow> rows(Share share) {
        var found = share.partitions() == 1 ? people.find() : people.find(in("s", share.slots()));
        return Flux.from(found.projection(include("r")).batchSize(5_000)).map(this::row);
    }

    PersonRow rowOf(PersonState person) {
        return PersonRow.of(person, codec.shared(person.home().district()));
    }

    /**
     * Stores what changed.
     *
     * @param isNew whether a person is stored for the first time, as far as memory tells; an insert costs half of an upsert
     */
    Mono<Void> write(List<PersonState> changed, List<PersonId> erased, Predicate<PersonId> isNew) {
        List<WriteModel<Document>> writes = new ArrayList<>(changed.size() + erased.size());
        List<WriteModel<Document>> carefully = new ArrayList<>();
        for (var person : changed) {
            Document document = document(person);
            var guarded = new ReplaceOneModel<>(
                    and(eq("_id", document.getString("_id")), lte("v", person.version())), document, UPSERT);
            if (isNew.test(person.id())) {
                writes.add(new InsertOneModel<>(document));
                carefully.add(guarded);
            } else {
                writes.add(guarded);
            }
        }
        for (var person : erased) {
            writes.add(new DeleteOneModel<>(eq("_id", person.toString())));
        }
        return bulk(writes)
                .onErrorResume(
                        MongoBulkWriteException.class,
                        failure -> onlyDuplicates(failure) ? bulkGuarded(carefully) : Mono.error(failure));
    }

    private Mono<Void> bulkGuarded(List<WriteModel<Document>> writes) {
        return bulk(writes)
                .onErrorResume(
                        MongoBulkWriteException.class,
                        failure -> onlyDuplicates(failure) ? Mono.empty() : Mono.error(failure));
    }

    private Mono<Void> bulk(List<WriteModel<Document>> writes) {
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(people.bulkWrite(writes, UNORDERED)).then();
    }

    private Document document(PersonState person) {
        String id = person.id().toString();
        return new Document("_id", id)
                .append("s", Slot.of(person.id()).value())
                .append("v", person.version())
                .append("r", sealed.sealBytes(KeyId.INSTALLATION, codec.write(List.of(rowOf(person))), "row/" + id))
                .append("x", sealed.seal(KeyId.INSTALLATION, person, "person/" + id));
    }

    /** The upsert of an older version finds no older document and collides with the newer one: as it should. */
    private static boolean onlyDuplicates(MongoBulkWriteException failure) {
        return failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    Mono<Long> offset(Share share) {
        return Mono.from(offsets.find(eq("_id", share.partition()))).map(document -> document.getLong("next"));
    }

    Mono<Void> storeOffset(Share share, long next) {
        return Mono.from(offsets.updateOne(
                        eq("_id", share.partition()), Updates.max("next", next), new UpdateOptions().upsert(true)))
                .then();
    }

    private PersonState person(Document document) {
        return open(document, PersonState.class);
    }

    private <T> T open(Document document, Class<T> type) {
        String id = document.getString("_id");
        return sealed.open(KeyId.INSTALLATION, document.get("x", Binary.class), "person/" + id, type);
    }

    private PersonRow row(Document document) {
        String id = document.getString("_id");
        return codec.read(sealed.openBytes(KeyId.INSTALLATION, document.get("r", Binary.class), "row/" + id))
                .getFirst();
    }
}
