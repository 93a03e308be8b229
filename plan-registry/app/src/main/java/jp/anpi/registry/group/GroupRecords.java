package jp.anpi.registry.group;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records by person, each with the day on which its group has to be looked at again. */
final class GroupRecords {

    private static final String COLLECTION = "group-records";
    private static final String NEVER = "9999-12-31";

    private final RegistryDatabase database;
    private final MongoCollection<Document> records;
    private final SealedJson sealed;

    GroupRecords(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.records = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /**
     * A record as it stands.
     *
     * @param version 0 while it was never stored
     * @param seen which version of the person somebody at the desk had before them when they last wrote it; 0 when nobody did. The
     *     person is at a later one as soon as their group has followed
     */
    record Kept(PersonId person, GroupRecord entry, long version, long seen) {

        /** Nothing is stored yet. */
        static Kept none(PersonId person, GroupRecord entry) {
            return new Kept(person, entry, 0, 0);
        }

        /** The same version, saying something else. */
        Kept saying(GroupRecord next) {
            return new Kept(person, next, version, seen);
        }

        /** As somebody says who has this version of the person before them. */
        Kept saying(GroupRecord next, PersonState read) {
            return new Kept(person, next, version, read.version());
        }

        /** Whether nobody has written it on what they read of the same version. */
        boolean isAsReadWith(PersonState read) {
            return seen < read.version();
        }
    }

    Mono<Void> createIndexes() {
        return database.one(records.createIndex(Indexes.ascending("due", "_id")))
                .then();
    }

    Mono<Kept> find(PersonId person) {
        return database.one(records.find(eq("_id", person.toString())).first()).map(this::kept);
    }

    /** Records of several people; who has none is left out. */
    Mono<Map<PersonId, Kept>> find(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<String> ids = people.stream().map(PersonId::toString).toList();
        return database.many(records.find(in("_id", ids)).batchSize(ids.size()))
                .map(this::kept)
                .collectMap(Kept::person);
    }

    /** Stores several changes, as {@link #put} does one; those that somebody else was faster with are left as they are. */
    Mono<Void> putAll(List<Kept> changed, LocalDate due) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        List<WriteModel<Document>> writes = changed.stream()
                .<WriteModel<Document>>map(one -> {
                    Document document = document(one, due);
                    return one.version() == 0
                            ? new InsertOneModel<>(document)
                            : new ReplaceOneModel<>(
                                    and(eq("_id", document.get("_id")), eq("version", one.version())), document);
                })
                .toList();
        return database.one(records.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then()
                .onErrorResume(Duplicates::only, _ -> Mono.empty());
    }

    /** Those to be looked at by that day, the longest due first. */
    Flux<PersonId> due(LocalDate today, int limit) {
        return database.many(records.find(lte("due", today.toString()))
                        .sort(ascending("due", "_id"))
                        .limit(limit))
                .map(found -> PersonId.of(found.getString("_id")));
    }

    /** Stores a change and has it looked at from that day on; false when somebody else was faster. */
    Mono<Boolean> put(Kept changed, LocalDate due) {
        Document document = document(changed, due);
        if (changed.version() == 0) {
            return database.one(records.insertOne(document))
                    .hasElement()
                    .onErrorResume(Duplicates::only, _ -> Mono.just(false));
        }
        return database.one(records.replaceOne(
                        and(eq("_id", document.get("_id")), eq("version", changed.version())), document))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Nothing to look at before that day, unless the record was changed meanwhile. */
    Mono<Void> settle(PersonId person, long version, Optional<LocalDate> due) {
        return database.one(records.updateOne(
                        and(eq("_id", person.toString()), eq("version", version)),
                        set("due", due.map(LocalDate::toString).orElse(NEVER))))
                .then();
    }

    /** Has a record looked at from that day on, if there is one. */
    Mono<Void> due(PersonId person, LocalDate day) {
        return database.one(records.updateOne(eq("_id", person.toString()), set("due", day.toString())))
                .then();
    }

    Mono<Void> forget(PersonId person) {
        return database.one(records.deleteOne(eq("_id", person.toString()))).then();
    }

    private Document document(Kept changed, LocalDate due) {
        String id = changed.person().toString();
        return new Document("_id", id)
                .append("version", changed.version() + 1)
                .append("seen", changed.seen())
                .append("due", due.toString())
                .append("sealed", sealed.seal(changed.entry(), place(id)));
    }

    private Kept kept(Document document) {
        String id = document.getString("_id");
        return new Kept(
                PersonId.of(id),
                sealed.open(document.get("sealed", Binary.class), GroupRecord.class, place(id)),
                document.getLong("version"),
                Optional.ofNullable(document.getLong("seen")).orElse(0L));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
