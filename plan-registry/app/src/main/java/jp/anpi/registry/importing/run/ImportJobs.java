package jp.anpi.registry.importing.run;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What became of imports; their faults quote the list and are sealed with them. */
public final class ImportJobs implements DeclaresIndexes {

    static final String COLLECTION = "imports";
    private static final String TAKING_BACK = "takingBack";
    private static final String WAITS = "waits";

    private final RegistryDatabase database;
    private final MongoCollection<Document> jobs;
    private final SealedJson sealed;

    ImportJobs(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.jobs = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(jobs.createIndex(Indexes.ascending("kind", "at"))).then();
    }

    Mono<Void> put(ImportJob job) {
        String id = job.id().toString();
        Document document = new Document("_id", id).append("sealed", sealed.seal(job, place(id)));
        if (!job.dryRun()) {
            document.append("kind", job.kind().name()).append("at", Date.from(job.startedAt()));
        }
        return database.one(jobs.replaceOne(eq("_id", id), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<ImportJob> find(UUID id) {
        return database.one(jobs.find(eq("_id", id.toString())).first()).map(this::open);
    }

    /** Those of a kind that were to change something, the newest first. */
    Flux<ImportJob> latest(ListKind kind, int most) {
        return database.many(jobs.find(eq("kind", kind.name()))
                        .sort(descending("kind", "at"))
                        .limit(most))
                .map(this::open);
    }

    /**
     * The import that can be taken back.
     *
     * @param brokenOff earlier ones that did not come to their end, since the last that did
     * @param waits whether it was taken back but for people whom an incident may ask about
     */
    public record Newest(UUID id, Set<UUID> brokenOff, boolean waits) {

        /** Of which nothing was taken back. */
        public Newest(UUID id, Set<UUID> brokenOff) {
            this(id, brokenOff, false);
        }

        /** All that is taken back together: what broke off came to its end with the list that came next. */
        public Set<UUID> all() {
            return Stream.concat(Stream.of(id), brokenOff.stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** From here on this import may change something. */
    Mono<Void> newest(ListKind kind, Newest now) {
        List<String> brokenOff = now.brokenOff().stream().map(UUID::toString).toList();
        return database.one(jobs.replaceOne(
                        eq("_id", newestOf(kind)),
                        new Document("_id", newestOf(kind))
                                .append("import", now.id().toString())
                                .append("brokenOff", brokenOff),
                        new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<Newest> newest(ListKind kind) {
        return database.one(jobs.find(eq("_id", newestOf(kind))).first())
                .map(found -> new Newest(
                        UUID.fromString(found.getString("import")),
                        found.getList("brokenOff", String.class).stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet()),
                        found.getBoolean(WAITS, false)));
    }

    /** When the first of them began; long ago where nobody knows. */
    public Mono<Instant> begun(Newest run) {
        return Flux.fromIterable(run.all())
                .concatMap(id -> find(id).map(ImportJob::startedAt).defaultIfEmpty(Instant.EPOCH))
                .reduce((one, other) -> one.isBefore(other) ? one : other);
    }

    /** From here on somebody of this role takes the newest of the kind back, until it is said to be at its end. */
    Mono<Void> takingBack(ListKind kind, Newest run, Role by) {
        return mark(kind, run, combine(set(TAKING_BACK, by.name()), unset(WAITS)));
    }

    /** All that is left of taking it back waits. */
    Mono<Void> waits(ListKind kind, Newest run) {
        return mark(kind, run, set(WAITS, true));
    }

    /** Nobody takes it back now; harmless when nobody did. */
    Mono<Void> atItsEnd(ListKind kind, Newest run) {
        return mark(kind, run, combine(unset(TAKING_BACK), unset(WAITS)));
    }

    private Mono<Void> mark(ListKind kind, Newest run, Bson change) {
        return database.one(jobs.updateOne(
                        and(eq("_id", newestOf(kind)), eq("import", run.id().toString())), change))
                .then();
    }

    /** The newest of the kind and who began to take it back, when that never came to its end. */
    Mono<HalfTakenBack> halfTakenBack(ListKind kind) {
        return database.one(jobs.find(eq("_id", newestOf(kind))).first())
                .flatMap(found -> Mono.justOrEmpty(found.getString(TAKING_BACK))
                        .flatMap(by -> find(UUID.fromString(found.getString("import")))
                                .map(job -> new HalfTakenBack(job, Role.valueOf(by), true))));
    }

    /**
     * @param by what whoever takes it back may see decides what is taken back
     * @param brokeOff before: then it is gone on with until it is whole
     */
    record HalfTakenBack(ImportJob job, Role by, boolean brokeOff) {}

    private static String newestOf(ListKind kind) {
        return switch (kind) {
            case PERSONS -> "newest";
            case SHELTERS, OFFICES, MEMBERS, ASSIGNMENTS, SERVICES, PLANS -> "newest-" + kind.word();
        };
    }

    private ImportJob open(Document document) {
        return sealed.open(document.get("sealed", Binary.class), ImportJob.class, place(document.getString("_id")));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
