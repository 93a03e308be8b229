package jp.anpi.registry.office;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.serving.Taking;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the ending of an office or a member took, of people and of members, until it is given back. */
final class Takings implements KeptOfPeople, DeclaresIndexes {

    private static final String COLLECTION = "endings";
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final RegistryDatabase database;
    private final MongoCollection<Document> takings;
    private final SealedJson sealed;

    Takings(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.takings = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(takings.createIndex(Indexes.ascending("of")))
                .then(database.one(takings.createIndex(Indexes.ascending("person"))))
                .then();
    }

    /** Notes that whatever it takes from now on is kept. @param unkept as {@link #unkept} has it */
    Mono<Void> begin(String of, Optional<LocalDate> unkept) {
        return put(new Document("_id", of)
                .append("of", of)
                .append("unkept", unkept.map(LocalDate::toString).orElse(null)));
    }

    /** The last day of an ending by a build that kept nothing at all of what it took; empty of any other. @param last that was said */
    Mono<Optional<LocalDate>> unkept(String of, Optional<LocalDate> last) {
        return last.isEmpty()
                ? Mono.just(Optional.empty())
                : database.one(takings.find(eq("of", of))
                                .sort(Sorts.ascending(
                                        "_id")) // of all that is kept of it what was noted when it began comes first
                                .first())
                        .map(kept ->
                                Optional.ofNullable(kept.getString("unkept")).map(LocalDate::parse))
                        .defaultIfEmpty(last);
    }

    /** What it took of people. @param of the office or the member that ended */
    Mono<Map<PersonId, Taking>> people(String of) {
        return database.many(takings.find(and(eq("of", of), exists("person"))))
                .collectMap(
                        found -> PersonId.of(found.getString("person")),
                        found -> sealed.open(
                                found.get("sealed", Binary.class), Taking.class, place(found.getString("_id"))));
    }

    /** Until when members worked before their office ended. */
    Mono<Map<MemberId, Optional<LocalDate>>> members(OfficeId of) {
        return database.many(takings.find(and(eq("of", of.toString()), exists("member"))))
                .collectMap(
                        found -> MemberId.of(found.getString("member")),
                        found -> Optional.ofNullable(found.getString("until")).map(LocalDate::parse));
    }

    Mono<Void> keep(String of, PersonId person, Taking taking) {
        String id = of + "/" + person;
        return put(new Document("_id", id)
                .append("of", of)
                .append("person", person.toString())
                .append("sealed", sealed.seal(taking, place(id))));
    }

    /** @param until they worked before */
    Mono<Void> keep(OfficeId of, MemberId member, Optional<LocalDate> until) {
        return put(new Document("_id", of + "/" + member)
                .append("of", of.toString())
                .append("member", member.toString())
                .append("until", until.map(LocalDate::toString).orElse(null)));
    }

    private Mono<Void> put(Document document) {
        return database.one(takings.replaceOne(eq("_id", document.get("_id")), document, UPSERT))
                .then();
    }

    /** All endings of which what they took is kept. */
    Flux<String> begun() {
        return database.many(takings.find(exists("unkept"))).map(found -> found.getString("of"));
    }

    /** Whatever an earlier ending took was given back: this one has just begun. */
    Mono<Void> forgetEarlier(String of) {
        return database.one(takings.deleteMany(and(eq("of", of), ne("_id", of))))
                .then();
    }

    /** All of it was given back, or nobody asks for it any more. */
    Mono<Void> forget(String of) {
        return database.one(takings.deleteMany(eq("of", of))).then();
    }

    @Override
    public Mono<Void> forget(Collection<PersonId> people) {
        return database.one(takings.deleteMany(
                        in("person", people.stream().map(PersonId::toString).toList())))
                .then();
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
