package jp.anpi.notifier.asking;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.bulk.BulkWriteUpsert;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.QuickTimes;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.eventing.Share;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.registry.eventing.Unreadable;
import jp.anpi.safety.contract.NoticeEvent.NoticeRequested;
import jp.anpi.safety.contract.NoticeId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Every question that ever arrived, each once, and how far the log is read. */
final class WaitingStore {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingStore.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new QuickTimes()).build();
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> notices;
    private final MongoCollection<Document> offsets;
    private final Sealing sealing;

    WaitingStore(MongoDatabase database, Sealing sealing) {
        this.notices = database.getCollection("notices");
        this.offsets = database.getCollection("offsets");
        this.sealing = sealing;
    }

    /** Declares what the queries below are served by; may be repeated. */
    Mono<Void> prepare() {
        return Mono.from(notices.createIndex(Indexes.ascending("waiting", "slot")))
                .then();
    }

    Mono<Long> offset(Share share) {
        return Mono.from(offsets.find(eq("_id", share.partition()))).map(document -> document.getLong("next"));
    }

    Mono<Void> storeOffset(Share share, long next) {
        return Mono.from(offsets.updateOne(eq("_id", share.partition()), Updates.max("next", next), UPSERT))
                .then();
    }

    /** Keeps what is new. Answers those that were not known before: only they wait. */
    Mono<List<Waiting>> keep(List<Waiting> arrived) {
        var kept = new ArrayList<Waiting>();
        var upserts = new ArrayList<UpdateOneModel<Document>>();
        for (var one : arrived) {
            document(one).ifPresent(document -> {
                kept.add(one);
                upserts.add(new UpdateOneModel<>(
                        eq("_id", one.question().notice().value()), new Document("$setOnInsert", document), UPSERT));
            });
        }
        return upserts.isEmpty()
                ? Mono.just(List.of())
                : Mono.from(notices.bulkWrite(upserts, UNORDERED))
                        .map(result -> result.getUpserts().stream()
                                .map(BulkWriteUpsert::getIndex)
                                .map(kept::get)
                                .toList());
    }

    Mono<Void> withdraw(Collection<NoticeId> ids) {
        return setEach(ids, Updates.set("withdrawn", true));
    }

    /** These are part of a message, or will never be. */
    Mono<Void> settle(Collection<NoticeId> ids) {
        return setEach(ids, Updates.set("waiting", false));
    }

    /** One by one in one command: a list of ids in the condition would be searched for each document it finds. */
    private Mono<Void> setEach(Collection<NoticeId> ids, Bson change) {
        return ids.isEmpty()
                ? Mono.empty()
                : Mono.from(notices.bulkWrite(
                                ids.stream()
                                        .map(id -> new UpdateOneModel<Document>(eq("_id", id.value()), change))
                                        .toList(),
                                UNORDERED))
                        .then();
    }

    /** What waits in the share. */
    Flux<Waiting> waiting(Share share) {
        Bson filter =
                share.partitions() == 1 ? eq("waiting", true) : and(eq("waiting", true), in("slot", share.slots()));
        return read(filter);
    }

    Flux<Waiting> find(Collection<NoticeId> ids) {
        return read(in("_id", texts(ids)));
    }

    private Flux<Waiting> read(Bson filter) {
        return Flux.from(notices.find(filter)).flatMap(document -> Mono.justOrEmpty(waiting(document)));
    }

    /** Empty when the incident was lawfully deleted meanwhile: then nobody is asked about it. */
    private Optional<Document> document(Waiting one) {
        var question = one.question();
        try {
            byte[] sealed = sealing.seal(one.seal(), JSON.writeValueAsBytes(question), context(question.notice()));
            return Optional.of(new Document("slot", one.slot().value())
                    .append("seal", one.seal().value())
                    .append("at", Date.from(one.arrivedAt()))
                    .append("waiting", true)
                    .append("withdrawn", one.withdrawn())
                    .append("x", sealed));
        } catch (KeyDestroyed deleted) {
            return Optional.empty();
        }
    }

    /** Empty when nobody can read it any more: the incident was lawfully deleted, or the document is damaged. */
    private Optional<Waiting> waiting(Document document) {
        var notice = new NoticeId(document.getString("_id"));
        var seal = new KeyId(document.getString("seal"));
        byte[] question;
        try {
            question = sealing.open(seal, document.get("x", Binary.class).getData(), context(notice));
        } catch (KeyDestroyed deleted) {
            return Optional.empty();
        } catch (Unreadable damaged) {
            LOG.error("Question {} cannot be opened and is set aside", notice);
            return Optional.empty();
        }
        return Optional.of(new Waiting(
                JSON.readValue(question, NoticeRequested.class),
                new Slot(document.getInteger("slot")),
                seal,
                instant(document),
                document.getBoolean("withdrawn")));
    }

    private static Instant instant(Document document) {
        return document.getDate("at").toInstant();
    }

    private static List<String> texts(Collection<NoticeId> ids) {
        return ids.stream().map(NoticeId::value).toList();
    }

    private static String context(NoticeId notice) {
        return "notice/" + notice;
    }
}
