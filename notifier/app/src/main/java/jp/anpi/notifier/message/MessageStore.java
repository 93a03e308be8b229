package jp.anpi.notifier.message;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.registry.eventing.OwnershipLost;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.NoticeId;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All messages. A message is inserted before it is sent and on disk when {@link #insert} completes; it stays open until it has
 * ended and its fate is told.
 */
public final class MessageStore {

    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> messages;
    private final MongoCollection<Document> journaled;
    private final MessageCodec codec;

    public MessageStore(MongoDatabase database, Sealing sealing) {
        messages = database.getCollection("messages");
        journaled = messages.withWriteConcern(WriteConcern.JOURNALED);
        codec = new MessageCodec(sealing);
    }

    /** Declares what the queries below are served by; may be repeated. */
    public Mono<Void> prepare() {
        return Flux.just(
                        Indexes.ascending("open", "due"),
                        Indexes.ascending("incident", "at", "_id"),
                        Indexes.ascending("at", "_id"))
                .concatMap(messages::createIndex)
                .then();
    }

    /** Stores intents; one that is there already (the same questions before a crash) is left as it is. */
    public Mono<Void> insert(List<Message> intents) {
        var documents =
                intents.stream().map(codec::write).flatMap(Optional::stream).toList();
        return documents.isEmpty()
                ? Mono.empty()
                : Mono.from(journaled.insertMany(documents, new InsertManyOptions().ordered(false)))
                        .then()
                        .onErrorResume(MongoBulkWriteException.class, MessageStore::onlyKnownOnes);
    }

    /** Questions that are part of an open message of the shares. */
    public Flux<NoticeId> noticesOfOpen(Set<Share> shares) {
        return Flux.from(messages.find(ofShares(eq("open", true), shares)).projection(Projections.include("notices")))
                .flatMapIterable(document -> document.getList("notices", String.class))
                .map(NoticeId::new);
    }

    /** What is to be done by now, longest due first: to be sent, or to be told. What cannot be read is closed instead. */
    public Flux<Message> due(Set<Share> shares, Instant now, int limit) {
        return Flux.from(messages.find(ofShares(and(eq("open", true), lte("due", Date.from(now))), shares))
                        .sort(Sorts.ascending("due"))
                        .limit(limit))
                .concatMap(document -> codec.read(document)
                        .map(Mono::just)
                        .orElseGet(() -> close(List.of(new MessageKey(document.getString("_id"))))
                                .then(Mono.empty())));
    }

    /** When the next open message is due; empty when none is open. */
    public Mono<Instant> nextDue(Set<Share> shares) {
        return Mono.from(messages.find(ofShares(eq("open", true), shares))
                        .sort(Sorts.ascending("due"))
                        .projection(Projections.include("due"))
                        .limit(1))
                .map(document -> document.getDate("due").toInstant());
    }

    /**
     * Writes the outcome of an attempt, on disk. Fails with {@link OwnershipLost} when somebody else has written one meanwhile.
     *
     * @param before how the message stood when the attempt began
     */
    public Mono<Void> update(Message message, Sending before) {
        var sending = message.sending();
        return Mono.from(journaled.updateOne(
                        and(
                                eq("_id", message.key().value()),
                                eq("state", before.state().name()),
                                eq("attempts", before.attempts())),
                        combine(
                                set("channel", message.channel().name()),
                                set("state", sending.state().name()),
                                set("attempts", sending.attempts()),
                                set("due", Date.from(sending.due())),
                                set("because", sending.because()))))
                .flatMap(result -> result.getMatchedCount() == 1
                        ? Mono.empty()
                        : Mono.error(new OwnershipLost("message " + message.key() + " was written by another owner")));
    }

    /** The fate of these is told: nothing is left to do. */
    public Mono<Void> close(Collection<MessageKey> keys) {
        return keys.isEmpty()
                ? Mono.empty()
                : Mono.from(messages.bulkWrite(
                                keys.stream()
                                        .map(key -> new UpdateOneModel<Document>(
                                                eq("_id", key.value()), set("open", false)))
                                        .toList(),
                                new BulkWriteOptions().ordered(false)))
                        .then();
    }

    /**
     * Messages, newest first.
     *
     * @param after the last message of the page before
     */
    public Flux<Message> list(Optional<IncidentId> incident, Optional<Place> after, int limit) {
        Bson of = incident.<Bson>map(id -> eq("incident", id.toString())).orElse(empty());
        Bson from = after.map(MessageStore::older).orElse(empty());
        return Flux.from(messages.find(and(of, from))
                        .sort(Sorts.descending("at", "_id"))
                        .limit(limit))
                .concatMap(document -> Mono.justOrEmpty(codec.read(document)));
    }

    /** Where a message stands in the list. */
    public record Place(Instant createdAt, String key) {}

    private static Bson older(Place place) {
        var at = Date.from(place.createdAt());
        return or(lt("at", at), and(eq("at", at), lt("_id", place.key())));
    }

    private static Bson ofShares(Bson filter, Set<Share> shares) {
        boolean everything = shares.stream().anyMatch(share -> share.partitions() == 1);
        return everything
                ? filter
                : and(
                        filter,
                        in(
                                "slot",
                                shares.stream()
                                        .flatMap(share -> share.slots().stream())
                                        .toList()));
    }

    private static Mono<Void> onlyKnownOnes(MongoBulkWriteException failure) {
        boolean known = failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
        return known ? Mono.empty() : Mono.error(failure);
    }
}
