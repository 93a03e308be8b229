package jp.anpi.registry.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Whether this registry holds made-up people, and how far making them has come. It is written before the first of them and
 * said to be complete after the last, so that nobody ever takes half a town for a whole one.
 */
public final class SampleMark {

    private static final String ID = "sample";

    private final RegistryDatabase database;
    private final MongoCollection<Document> durable;
    private final MongoCollection<Document> loose;
    private volatile Optional<Loaded> known = Optional.empty();

    public SampleMark(RegistryDatabase database) {
        this.database = database;
        durable = database.durable("meta");
        loose = database.loose("meta");
    }

    /**
     * What is loaded.
     *
     * @param size name of the sample's size
     * @param asOf the day it was made for
     * @param persons how many, from the first on, are there for certain
     */
    public record Loaded(String size, long seed, LocalDate asOf, int persons, boolean complete) {
        public Loaded withPersons(int number) {
            return new Loaded(size, seed, asOf, number, complete);
        }

        public Loaded completed() {
            return new Loaded(size, seed, asOf, persons, true);
        }
    }

    /** Whether the people in here are made up, as far as this process has read or written it. */
    public boolean isSample() {
        return known.isPresent();
    }

    public Mono<Optional<Loaded>> read() {
        return database.one(durable.find(eq("_id", ID)).first())
                .map(SampleMark::loaded)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(mark -> known = mark);
    }

    /** Writes the mark so that it is on disk. */
    public Mono<Void> write(Loaded mark) {
        return replace(durable, mark);
    }

    /** Writes how far it has come; may be lost with the machine's power, and then a little is made again. */
    public Mono<Void> advance(Loaded mark) {
        return replace(loose, mark);
    }

    private Mono<Void> replace(MongoCollection<Document> collection, Loaded mark) {
        Document document = new Document("_id", ID)
                .append("size", mark.size())
                .append("seed", mark.seed())
                .append("asOf", mark.asOf().toString())
                .append("persons", mark.persons())
                .append("complete", mark.complete());
        return database.one(collection.replaceOne(eq("_id", ID), document, new ReplaceOptions().upsert(true)))
                .doOnNext(_ -> known = Optional.of(mark))
                .then();
    }

    private static Loaded loaded(Document document) {
        return new Loaded(
                document.getString("size"),
                document.getLong("seed"),
                LocalDate.parse(document.getString("asOf")),
                document.getInteger("persons"),
                document.getBoolean("complete"));
    }
}
