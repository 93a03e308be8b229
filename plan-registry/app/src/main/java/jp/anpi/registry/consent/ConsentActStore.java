package jp.anpi.registry.consent;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.ConsentMatter;
import jp.anpi.registry.contract.ConsentScope;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Acts by an ordinance, and the ids of whom each reached: nothing that says who they are. */
final class ConsentActStore implements DeclaresIndexes {

    private static final int SHOWN = 100;

    private final RegistryDatabase database;
    private final MongoCollection<Document> acts;
    private final MongoCollection<Document> reached;

    ConsentActStore(RegistryDatabase database) {
        this.database = database;
        this.acts = database.durable("consent-acts");
        this.reached = database.durable("consent-acts-people");
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(acts.createIndex(Indexes.descending("at")))
                .then(database.one(reached.createIndex(Indexes.ascending("act"))))
                .then();
    }

    Mono<Void> put(ConsentAct act) {
        return database.one(acts.replaceOne(
                        eq("_id", act.id().toString()), written(act), new ReplaceOptions().upsert(true)))
                .then();
    }

    /** Makes a change to an act that nobody else made meanwhile; false when somebody did. */
    Mono<Boolean> change(ConsentAct before, ConsentAct after) {
        return database.one(acts.replaceOne(
                        and(
                                eq("_id", before.id().toString()),
                                eq("state", before.state().name())),
                        written(after)))
                .map(result -> result.getMatchedCount() == 1);
    }

    Mono<ConsentAct> find(UUID id) {
        return database.one(acts.find(eq("_id", id.toString())).first()).map(ConsentActStore::read);
    }

    /** The newest first. */
    Flux<ConsentAct> newest() {
        return database.many(acts.find().sort(Sorts.descending("at")).limit(SHOWN))
                .map(ConsentActStore::read);
    }

    /** Notes whom the act is about to reach. */
    Mono<Void> reaching(UUID act, List<String> people) {
        return database.one(reached.insertOne(new Document("act", act.toString()).append("people", people)))
                .then();
    }

    /** Whom it reached or was about to, some at a time. */
    Flux<List<String>> reached(UUID act) {
        return database.many(reached.find(eq("act", act.toString())).batchSize(1))
                .map(found -> found.getList("people", String.class));
    }

    private static Document written(ConsentAct act) {
        Document document = new Document("_id", act.id().toString())
                .append("groups", ConsentAct.names(act.groups()))
                .append("matters", ConsentAct.names(act.matters()))
                .append("scopes", ConsentAct.names(act.scopes()))
                .append("on", act.on().toString())
                .append("ordinance", act.ordinance())
                .append("by", act.by())
                .append("at", act.at().toString())
                .append("state", act.state().name())
                .append("people", act.people());
        act.takenBackAt().ifPresent(at -> document.append("takenBackAt", at.toString()));
        return document;
    }

    private static ConsentAct read(Document document) {
        return new ConsentAct(
                UUID.fromString(document.getString("_id")),
                read(document, "groups", PriorityGroup.class),
                read(document, "matters", ConsentMatter.class),
                read(document, "scopes", ConsentScope.class),
                LocalDate.parse(document.getString("on")),
                document.getString("ordinance"),
                document.getString("by"),
                Instant.parse(document.getString("at")),
                ConsentAct.State.valueOf(document.getString("state")),
                document.getLong("people"),
                Optional.ofNullable(document.getString("takenBackAt")).map(Instant::parse));
    }

    private static <E extends Enum<E>> Set<E> read(Document document, String field, Class<E> type) {
        return document.getList(field, String.class).stream()
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toSet());
    }
}
