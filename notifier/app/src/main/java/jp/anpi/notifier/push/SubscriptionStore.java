package jp.anpi.notifier.push;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.Sealing;
import jp.anpi.safety.contract.Recipient;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which browsers want to be told about whom; addresses and secrets are sealed. */
final class SubscriptionStore {

    /** A person with more phones than this has given old ones away. */
    private static final int MOST = 10;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> subscriptions;
    private final Sealing sealing;

    SubscriptionStore(MongoDatabase database, Sealing sealing) {
        this.subscriptions = database.getCollection("push");
        this.sealing = sealing;
    }

    Mono<Void> keep(Subscription one, Instant now) {
        String id = one.id();
        var document = new Document("_id", id)
                .append("member", one.member().map(MemberId::toString).orElse(""))
                .append("office", one.office().map(OfficeId::toString).orElse(""))
                .append("at", Date.from(now))
                .append("e", sealing.sealText(KeyId.INSTALLATION, one.endpoint().toString(), "push.endpoint/" + id))
                .append("k", one.browserKey())
                .append("s", sealing.seal(KeyId.INSTALLATION, one.secret(), "push.secret/" + id));
        return prepared()
                .then(Mono.from(subscriptions.replaceOne(eq("_id", id), document, UPSERT)))
                .then();
    }

    /** The push service says that it is gone. */
    Mono<Void> forget(Subscription one) {
        return Mono.from(subscriptions.deleteOne(eq("_id", one.id()))).then();
    }

    /** The newest of a recipient: a member's own phones, or the devices that an office shares. */
    Flux<Subscription> of(Recipient recipient) {
        Optional<Bson> whose = switch (recipient.kind()) {
            case MEMBER -> recipient.member().map(member -> eq("member", member.toString()));
            case OFFICE -> recipient.office().map(office -> and(eq("member", ""), eq("office", office.toString())));
            case PERSON, CONTACT, DESK -> Optional.empty();
        };
        return Mono.justOrEmpty(whose)
                .flatMapMany(filter -> Flux.from(
                        subscriptions.find(filter).sort(Sorts.descending("at")).limit(MOST)))
                .map(this::subscription);
    }

    private Mono<Void> prepared() {
        return Mono.from(subscriptions.createIndex(Indexes.ascending("member", "office", "at")))
                .then();
    }

    private Subscription subscription(Document document) {
        String id = document.getString("_id");
        return new Subscription(
                URI.create(sealing.openText(KeyId.INSTALLATION, binary(document, "e"), "push.endpoint/" + id)),
                binary(document, "k"),
                sealing.open(KeyId.INSTALLATION, binary(document, "s"), "push.secret/" + id),
                Optional.of(document.getString("member"))
                        .filter(text -> !text.isEmpty())
                        .map(MemberId::of),
                Optional.of(document.getString("office"))
                        .filter(text -> !text.isEmpty())
                        .map(OfficeId::of));
    }

    private static byte[] binary(Document document, String field) {
        return document.get(field, Binary.class).getData();
    }
}
