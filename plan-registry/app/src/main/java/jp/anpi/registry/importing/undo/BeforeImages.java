package jp.anpi.registry.importing.undo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.importing.run.ImportJobs.Newest;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was there before the newest import of a kind, so that it can be taken back. */
public final class BeforeImages<B> {

    private static final int PAGE = 500;

    private final RegistryDatabase database;
    private final String collection;
    private final MongoCollection<Document> images;
    private final Class<B> type;
    private final SealedJson sealed;

    /** @param collection of this kind of list alone */
    public BeforeImages(RegistryDatabase database, SealedJson sealed, String collection, Class<B> type) {
        this.database = database;
        this.collection = collection;
        this.images = database.durable(collection);
        this.type = type;
        this.sealed = sealed;
    }

    /**
     * One thing before an import.
     *
     * @param before empty for what was not there
     * @param left what the import makes of it, where {@code before} does not tell; another of the same version is somebody else's
     * @param returning under which version it is about to be what it was, when somebody has begun to take it back
     */
    public record Image<B>(String id, Optional<B> before, Optional<B> left, Optional<Long> returning) {

        /** Of what nobody has begun to take back. */
        public Image(String id, Optional<B> before, Optional<B> left) {
            this(id, before, left, Optional.empty());
        }
    }

    /** What stands for two imports that are taken back together, the earlier of which broke off. */
    public interface Joining<B> {

        Image<B> join(Image<B> earlier, Image<B> later);
    }

    /** What {@link #pages} are found by. */
    public Mono<Void> createIndexes() {
        return database.one(images.createIndex(Indexes.ascending("import", "_id")))
                .then();
    }

    /** What the run changes; over what imports that broke off have noted of the same, what was there before them counts. */
    public Mono<Void> put(Newest run, List<Image<B>> some, Joining<B> joining) {
        if (some.isEmpty() || run.brokenOff().isEmpty()) {
            return put(run.id(), some);
        }
        return database.many(images.find(
                        and(in("_id", some.stream().map(Image::id).toList()), in("import", texts(run.brokenOff())))))
                .map(this::image)
                .collectMap(Image::id)
                .flatMap(earlier -> put(
                        run.id(),
                        some.stream()
                                .map(image -> Optional.ofNullable(earlier.get(image.id()))
                                        .map(known -> joining.join(known, image))
                                        .orElse(image))
                                .toList()));
    }

    private static List<String> texts(Collection<UUID> runs) {
        return runs.stream().map(UUID::toString).toList();
    }

    private Mono<Void> put(UUID run, List<Image<B>> some) {
        if (some.isEmpty()) {
            return Mono.empty();
        }
        List<ReplaceOneModel<Document>> writes = some.stream()
                .map(image -> new ReplaceOneModel<>(
                        eq("_id", image.id()), document(run, image), new ReplaceOptions().upsert(true)))
                .toList();
        return database.one(images.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    private Document document(UUID run, Image<B> image) {
        var document = new Document("_id", image.id()).append("import", run.toString());
        image.before().ifPresent(before -> document.append("sealed", sealed.seal(before, place(image.id()))));
        image.left().ifPresent(left -> document.append("left", sealed.seal(left, leftPlace(image.id()))));
        return document;
    }

    /** All of what is taken back together, page by page, so that what is done with one is done before the next is read. */
    public Flux<List<Image<B>>> pages(Newest run) {
        return Flux.fromIterable(run.all()).concatMap(this::pages);
    }

    private Flux<List<Image<B>>> pages(UUID run) {
        return page(run, "")
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(run, page.getLast().id()))
                .filter(page -> !page.isEmpty());
    }

    private Mono<List<Image<B>>> page(UUID run, String after) {
        return database.many(images.find(and(eq("import", run.toString()), gt("_id", after)))
                        .sort(ascending("_id"))
                        .limit(PAGE))
                .map(this::image)
                .collectList();
    }

    private Image<B> image(Document found) {
        String id = found.getString("_id");
        return new Image<>(
                id,
                Optional.ofNullable(found.get("sealed", Binary.class))
                        .map(bytes -> sealed.open(bytes, type, place(id))),
                Optional.ofNullable(found.get("left", Binary.class))
                        .map(bytes -> sealed.open(bytes, type, leftPlace(id))),
                Optional.ofNullable(found.getLong("returning")));
    }

    /** Notes under which versions these are about to be what they were: a taking back that fails there is told from other work. */
    public Mono<Void> returning(Map<String, Long> versions) {
        if (versions.isEmpty()) {
            return Mono.empty();
        }
        List<UpdateOneModel<Document>> writes = versions.entrySet().stream()
                .map(one -> new UpdateOneModel<Document>(eq("_id", one.getKey()), set("returning", one.getValue())))
                .toList();
        return database.one(images.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .then();
    }

    /** Forgets what an import did not change in the end, since somebody else was faster. */
    public Mono<Void> drop(UUID run, Collection<String> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.one(images.deleteMany(and(eq("import", run.toString()), in("_id", ids))))
                        .then();
    }

    /** Forgets what other imports changed: from here on only this one can be taken back, and what broke off before it. */
    public Mono<Void> onlyOf(Newest run) {
        return database.one(images.deleteMany(nin("import", texts(run.all())))).then();
    }

    /** Forgets all of it, once it is what it was. */
    public Mono<Void> forget(Newest run) {
        return database.one(images.deleteMany(in("import", texts(run.all())))).then();
    }

    private String leftPlace(String id) {
        return place(id) + "/left";
    }

    private String place(String id) {
        return "registry." + collection + "/" + id;
    }
}
