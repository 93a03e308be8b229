package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The 事業所番号 of offices; they are public, a few hundred in a city, and read whole. */
final class OfficeNumbers {

    private static final int PAGE = 1_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final RegistryDatabase database;
    private final MongoCollection<Document> numbers;
    private final StateStore<OfficeState> offices;

    OfficeNumbers(RegistryDatabase database, StateStore<OfficeState> offices) {
        this.database = database;
        this.numbers = database.durable("office-numbers");
        this.offices = offices;
    }

    /** The register as it is now. */
    record Known(Providers providers, Map<OfficeId, OfficeState> offices) {

        /** Whether services of that office never appear in the exchange; of an office nobody knows, nothing is concluded. */
        boolean isOutside(OfficeId office) {
            OfficeState known = offices.get(office);
            return known == null || OfficeRegister.isOutsideTheExchange(known.kind());
        }

        /** What it is called; empty of one that is in no register. */
        Optional<String> name(OfficeId office) {
            return Optional.ofNullable(offices.get(office)).map(OfficeState::name);
        }
    }

    Mono<Void> createIndexes() {
        return database.one(numbers.createIndex(Indexes.ascending("office")))
                .then(database.one(numbers.createIndex(Indexes.ascending("by"))))
                .then();
    }

    Mono<Known> known() {
        return Mono.zip(all(), database.many(numbers.find().batchSize(PAGE)).collectList(), (all, found) -> {
            List<OfficeRegister.Entry> entries = found.stream()
                    .map(document -> entry(document, all))
                    .flatMap(Optional::stream)
                    .toList();
            return new Known(new OfficeRegister(entries), all);
        });
    }

    private Mono<Map<OfficeId, OfficeState>> all() {
        return page(Optional.empty())
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(Optional.of(page.getLast().id().toString())))
                .flatMapIterable(page -> page)
                .collectMap(OfficeState::id);
    }

    private Mono<List<OfficeState>> page(Optional<String> after) {
        return offices.list(new Document(), after, PAGE);
    }

    private static Optional<OfficeRegister.Entry> entry(Document document, Map<OfficeId, OfficeState> offices) {
        OfficeId id = OfficeId.of(document.getString("office"));
        return Optional.ofNullable(offices.get(id))
                .map(office -> new OfficeRegister.Entry(document.getString("number"), id, office.kind()));
    }

    Flux<String> of(OfficeId office) {
        return database.many(numbers.find(eq("office", office.toString()))).map(found -> found.getString("number"));
    }

    /** The offices of each number. */
    Mono<Map<String, List<OfficeId>>> byNumber() {
        return database.many(numbers.find().batchSize(PAGE))
                .collect(Collectors.groupingBy(
                        found -> found.getString("number"),
                        Collectors.mapping(found -> OfficeId.of(found.getString("office")), Collectors.toList())));
    }

    /**
     * Adds a number to each office that does not have it.
     *
     * @param by what adds them, to be given to {@link #forget} when that is taken back
     */
    Mono<Void> add(Map<OfficeId, String> all, UUID by) {
        List<Document> documents = all.entrySet().stream()
                .map(one -> document(one.getValue(), one.getKey()).append("by", by.toString()))
                .toList();
        return documents.isEmpty()
                ? Mono.empty()
                : database.one(numbers.insertMany(documents, UNORDERED))
                        .then()
                        .onErrorResume(Duplicates::only, _ -> Mono.empty());
    }

    /** Takes away what was added under these names and not written by hand since, but of some; whether there was any. */
    Mono<Boolean> forget(Set<UUID> by, Set<OfficeId> but) {
        List<String> others = but.stream().map(OfficeId::toString).toList();
        return database.one(numbers.deleteMany(
                        and(in("by", by.stream().map(UUID::toString).toList()), nin("office", others))))
                .map(done -> done.getDeletedCount() > 0);
    }

    private static Document document(String number, OfficeId office) {
        return new Document("_id", number + "/" + office)
                .append("number", number)
                .append("office", office.toString());
    }

    /** Makes these the office's numbers and no others. */
    Mono<Void> set(OfficeId office, List<String> all) {
        List<Document> documents =
                all.stream().distinct().map(number -> document(number, office)).toList();
        return database.one(numbers.deleteMany(eq("office", office.toString())))
                .then(documents.isEmpty() ? Mono.empty() : database.one(numbers.insertMany(documents, UNORDERED)))
                .then();
    }
}
