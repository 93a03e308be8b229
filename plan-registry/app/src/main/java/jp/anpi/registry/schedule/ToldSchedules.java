package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** What of a person's published schedule comes from the exchange, so that what was kept by hand can be told from it. */
final class ToldSchedules {

    private static final String COLLECTION = "told-schedules";

    private final RegistryDatabase database;
    private final MongoCollection<Document> told;
    private final SealedJson sealed;

    ToldSchedules(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.told = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    Mono<PublishedSchedule> of(PersonId person) {
        return database.one(told.find(eq("_id", person.toString())).first())
                .map(found -> sealed.open(found.get("sealed", Binary.class), PublishedSchedule.class, place(person)))
                .defaultIfEmpty(PublishedSchedule.NOTHING);
    }

    Mono<Void> put(PersonId person, PublishedSchedule schedule) {
        Document document =
                new Document("_id", person.toString()).append("sealed", sealed.seal(schedule, place(person)));
        return database.one(told.replaceOne(eq("_id", person.toString()), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    private static String place(PersonId person) {
        return "registry." + COLLECTION + "/" + person;
    }
}
