package jp.anpi.registry.person;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.store.BlindIndex;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.KeptOfPeople;
import jp.anpi.registry.store.LaterField;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/**
 * What stays in the registry of people, sealed, one document each; who has none has nothing that is known. Every change counts the
 * document's edits, and one that was made for another edit than the stored one is not kept: whoever wrote meanwhile is not undone.
 */
public final class ParticularsStore implements OtherNumbers, KeptOfPeople, DeclaresIndexes {

    private static final String COLLECTION = "particulars";
    private static final String EDIT = "edit";
    private static final String NUMBERS = "numbers";
    private static final int PAGE = 500;
    private static final int SHORTEST = 9;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final RegistryDatabase database;
    private final MongoCollection<Document> documents;
    private final SealedJson sealed;
    private final BlindIndex blind;

    ParticularsStore(RegistryDatabase database, SealedJson sealed, BlindIndex blind) {
        this.database = database;
        this.documents = database.durable(COLLECTION);
        this.sealed = sealed;
        this.blind = blind;
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(documents.createIndex(Indexes.ascending(NUMBERS))).then();
    }

    /** What was written before anybody was found by it is made to be found. */
    @Override
    public Mono<Void> completeOlder() {
        return new LaterField(database, documents, NUMBERS)
                .fill(found -> tokens(open(found).known()));
    }

    @Override
    public Mono<Set<PersonId>> goingBy(String typed) {
        return database.many(documents.find(in(NUMBERS, tokens(Optional.of(typed)))))
                .map(found -> PersonId.of(found.getString("_id")))
                .collect(Collectors.toSet());
    }

    private List<String> tokens(Particulars known) {
        return tokens(known.mobile());
    }

    /** Nothing tells the number from what stands for it. */
    private List<String> tokens(Optional<String> number) {
        return number
                .map(SearchKey::digits)
                .filter(digits -> digits.length() >= SHORTEST)
                .map(digits -> blind.of("mobile", digits))
                .stream()
                .toList();
    }

    /**
     * What is known of somebody.
     *
     * @param edit that is stored, or that a change is made for; 0 while nobody counted
     */
    public record Kept(Particulars known, long edit) {

        public static final Kept NOTHING = new Kept(Particulars.NONE, 0);

        /** The same edit, saying something else. */
        public Kept saying(Particulars next) {
            return new Kept(next, edit);
        }
    }

    public Mono<Kept> find(PersonId person) {
        return database.one(documents.find(eq("_id", person.toString())).first())
                .map(this::open)
                .defaultIfEmpty(Kept.NOTHING);
    }

    /** Of those of whom something is known. */
    public Mono<Map<PersonId, Kept>> find(Collection<PersonId> people) {
        if (people.isEmpty()) {
            return Mono.just(Map.of());
        }
        List<String> ids = people.stream().map(PersonId::toString).toList();
        return database.many(documents.find(in("_id", ids)).batchSize(ids.size()))
                .collectMap(found -> PersonId.of(found.getString("_id")), this::open);
    }

    /** Keeps this in place of the edit that it was made for; false when somebody else was faster. */
    Mono<Boolean> put(PersonId person, Kept next) {
        ReplaceOneModel<Document> write = write(person, next);
        return database.one(documents.replaceOne(write.getFilter(), write.getReplacement(), UPSERT))
                .hasElement()
                .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    /** As above for several; those that somebody else was faster with are left as they are. */
    public Mono<Void> putAll(Map<PersonId, Kept> some) {
        if (some.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = some.entrySet().stream()
                .map(one -> write(one.getKey(), one.getValue()))
                .toList();
        return database.one(documents.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then()
                .onErrorResume(Duplicates::only, _ -> Mono.empty());
    }

    /** Makes it what it was, whatever it is; for who knows that nobody said anything else. */
    public Mono<Void> restore(Map<PersonId, Particulars> before) {
        return find(before.keySet())
                .map(now -> before.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                was -> now.getOrDefault(was.getKey(), Kept.NOTHING)
                                        .saying(was.getValue()))))
                .flatMap(this::putAll);
    }

    /** Nothing is known of them any more. */
    @Override
    public Mono<Void> forget(Collection<PersonId> people) {
        return people.isEmpty()
                ? Mono.empty()
                : database.one(documents.deleteMany(in(
                                "_id", people.stream().map(PersonId::toString).toList())))
                        .then();
    }

    /** Finds nothing where another edit stands, and what it then puts in beside is refused as a duplicate. */
    private ReplaceOneModel<Document> write(PersonId person, Kept next) {
        String id = person.toString();
        return new ReplaceOneModel<>(
                new Document("_id", id).append(EDIT, next.edit() == 0 ? null : next.edit()),
                new Document("_id", id)
                        .append(EDIT, next.edit() + 1)
                        .append(NUMBERS, tokens(next.known()))
                        .append("sealed", sealed.seal(next.known(), place(id))),
                UPSERT);
    }

    private Kept open(Document found) {
        return new Kept(
                sealed.open(found.get("sealed", Binary.class), Particulars.class, place(found.getString("_id"))),
                Optional.ofNullable(found.getLong(EDIT)).orElse(0L));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
