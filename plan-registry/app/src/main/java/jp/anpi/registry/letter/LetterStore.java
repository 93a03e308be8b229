package jp.anpi.registry.letter;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The day of the last letter, by person: ids and days, nothing that says who they are. */
final class LetterStore {

    private final RegistryDatabase database;
    private final MongoCollection<Document> letters;

    LetterStore(RegistryDatabase database) {
        this.database = database;
        this.letters = database.durable("letters");
    }

    /** Of those who ever got one. */
    Mono<Map<PersonId, LocalDate>> last(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<String> ids = people.stream().map(PersonId::toString).toList();
        return database.many(letters.find(in("_id", ids)).batchSize(ids.size()))
                .collectMap(
                        found -> PersonId.of(found.getString("_id")), found -> LocalDate.parse(found.getString("on")));
    }

    /** As if none had ever got one. */
    Mono<Void> forget(Collection<PersonId> people) {
        return database.one(letters.deleteMany(
                        in("_id", people.stream().map(PersonId::toString).toList())))
                .then();
    }

    /** Notes a letter to each; repeating changes nothing. */
    Mono<Void> note(Collection<PersonId> people, LocalDate on) {
        if (people.isEmpty()) {
            return Mono.empty();
        }
        return database.one(letters.bulkWrite(
                        people.stream()
                                .map(person -> new ReplaceOneModel<>(
                                        eq("_id", person.toString()),
                                        new Document("_id", person.toString()).append("on", on.toString()),
                                        new ReplaceOptions().upsert(true)))
                                .toList(),
                        new BulkWriteOptions().ordered(false)))
                .then();
    }
}
