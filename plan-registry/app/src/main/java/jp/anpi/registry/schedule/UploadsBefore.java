package jp.anpi.registry.schedule;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What people's months were before the newest upload, so that it can be taken back. One that broke off is taken back together with
 * the next: whoever sends the same files again has one upload in mind.
 */
final class UploadsBefore {

    private static final String COLLECTION = "care-months-before";
    private static final String NEWEST = "newest";
    private static final int PAGE = 500;

    private final RegistryDatabase database;
    private final MongoCollection<Document> images;
    private final MongoCollection<Document> uploads;
    private final SealedJson sealed;

    private final AtomicBoolean busy = new AtomicBoolean();

    UploadsBefore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.images = database.durable(COLLECTION);
        this.uploads = database.durable("care-uploads");
        this.sealed = sealed;
    }

    /**
     * An upload that can be taken back.
     *
     * @param by who sent it
     * @param files names of its files
     */
    record Upload(UUID id, Instant at, String by, List<String> files) {}

    /**
     * A month as it was.
     *
     * @param left its version after the upload, which tells whether it is still as the upload left it
     */
    record Image(CareMonths.Kept before, long left) {

        boolean isLeftAsItWas(CareMonths.Kept now) {
            return now.version() == left;
        }
    }

    Mono<Void> createIndexes() {
        return database.one(images.createIndex(Indexes.ascending("upload", "_id")))
                .then();
    }

    /** Does an upload's work: from its beginning on only this one can be taken back, and what broke off before it. */
    <T> Mono<T> during(Upload upload, Mono<T> work) {
        return alone(begin(upload)
                .then(work)
                .delayUntil(_ -> database.one(uploads.updateOne(
                        and(eq("_id", NEWEST), eq("upload", upload.id().toString())), set("whole", true)))));
    }

    /** One at a time, taking back too; refused (409) while another is at work. */
    <T> Mono<T> alone(Mono<T> work) {
        return Mono.defer(() -> busy.compareAndSet(false, true)
                ? work.doFinally(_ -> busy.set(false))
                : Mono.error(Problem.of(ScheduleProblem.UPLOAD_RUNNING).refused()));
    }

    private Mono<Void> begin(Upload upload) {
        return database.one(uploads.find(eq("_id", NEWEST)).first())
                .filter(known -> !known.getBoolean("whole", false))
                .map(known -> known.getString("upload"))
                .flatMap(brokenOff -> database.one(images.updateMany(
                        eq("upload", brokenOff), set("upload", upload.id().toString()))))
                .then(Mono.defer(() -> replaceBy(upload)));
    }

    private Mono<Void> replaceBy(Upload upload) {
        Document newest = new Document("_id", NEWEST)
                .append("upload", upload.id().toString())
                .append("at", upload.at().toString())
                .append("by", upload.by())
                .append("files", upload.files());
        return database.one(uploads.replaceOne(eq("_id", NEWEST), newest, new ReplaceOptions().upsert(true)))
                .then(database.one(images.deleteMany(ne("upload", upload.id().toString()))))
                .then();
    }

    /** Empty when nothing was uploaded, or the newest was taken back. */
    Mono<Upload> newest() {
        return database.one(uploads.find(eq("_id", NEWEST)).first())
                .map(found -> new Upload(
                        UUID.fromString(found.getString("upload")),
                        Instant.parse(found.getString("at")),
                        found.getString("by"),
                        found.getList("files", String.class)));
    }

    /** About to be changed; of what this upload has changed already, the month before that counts. */
    Mono<Void> put(UUID upload, CareMonths.Kept before) {
        long next = before.version() + 1;
        return database.one(images.updateOne(
                        and(eq("_id", before.id()), eq("upload", upload.toString()), eq("left", before.version())),
                        set("left", next)))
                .filter(known -> known.getMatchedCount() == 0)
                .flatMap(_ -> put(upload, before, next));
    }

    private Mono<Void> put(UUID upload, CareMonths.Kept before, long left) {
        Document image = new Document("_id", before.id())
                .append("upload", upload.toString())
                .append("owner", before.owner())
                .append("version", before.version())
                .append("left", left)
                .append("sealed", sealed.seal(before.month(), place(before.id())));
        return database.one(images.replaceOne(eq("_id", before.id()), image, new ReplaceOptions().upsert(true)))
                .then();
    }

    /** All of an upload, page by page, so that what is done with one is done before the next is read. */
    Flux<List<Image>> pages(UUID upload) {
        return page(upload, "")
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(upload, page.getLast().before().id()))
                .filter(page -> !page.isEmpty());
    }

    private Mono<List<Image>> page(UUID upload, String after) {
        return database.many(images.find(and(eq("upload", upload.toString()), gt("_id", after)))
                        .sort(ascending("_id"))
                        .limit(PAGE))
                .map(found -> new Image(
                        new CareMonths.Kept(
                                found.getString("owner"),
                                sealed.open(
                                        found.get("sealed", Binary.class),
                                        CareMonth.class,
                                        place(found.getString("_id"))),
                                found.getLong("version")),
                        found.getLong("left")))
                .collectList();
    }

    Mono<Void> forget(UUID upload) {
        return database.one(uploads.deleteOne(and(eq("_id", NEWEST), eq("upload", upload.toString()))))
                .then(database.one(images.deleteMany(eq("upload", upload.toString()))))
                .then();
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
