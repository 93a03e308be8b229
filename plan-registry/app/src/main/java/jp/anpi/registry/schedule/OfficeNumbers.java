package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The 事業所番号 of offices; they are public, a few hundred in a city, and read whole. */
final class OfficeNumbers {

    private static final int PAGE = 1_000;

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
    }

    Mono<Void> createIndexes() {
        return database.one(numbers.createIndex(Indexes.ascending("office"))).then();
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

    /** Makes these the office's numbers and no others. */
    Mono<Void> set(OfficeId office, List<String> all) {
        List<Document> documents = all.stream()
                .distinct()
                .map(number -> new Document("_id", number + "/" + office)
                        .append("number", number)
                        .append("office", office.toString()))
                .toList();
        return database.one(numbers.deleteMany(eq("office", office.toString())))
                .then(
                        documents.isEmpty()
                                ? Mono.empty()
                                : database.one(numbers.insertMany(documents, new InsertManyOptions().ordered(false))))
                .then();
    }
}
