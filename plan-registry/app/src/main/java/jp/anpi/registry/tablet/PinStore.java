package jp.anpi.registry.tablet;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * PINs by member, as HMAC-SHA256 under a key of the installation: ten thousand PINs would be found from any other hash, however
 * slow, and from this one not without the key.
 */
final class PinStore {

    private final RegistryDatabase database;
    private final MongoCollection<Document> pins;
    private final SecretKey key;

    PinStore(RegistryDatabase database, SecretKey key) {
        this.database = database;
        this.pins = database.durable("pins");
        this.key = key;
    }

    /** Which of these have one. */
    Mono<Set<MemberId>> having(Collection<MemberId> members) {
        return database.many(pins.find(
                        in("_id", members.stream().map(MemberId::toString).toList())))
                .map(document -> MemberId.of(document.getString("_id")))
                .collect(Collectors.toSet());
    }

    /** Empty when the member has none. */
    Mono<Boolean> matches(MemberId member, Pin pin) {
        return database.one(pins.find(eq("_id", member.toString())).first())
                .map(document -> MessageDigest.isEqual(
                        hash(member, pin).getBytes(StandardCharsets.US_ASCII),
                        document.getString("hash").getBytes(StandardCharsets.US_ASCII)));
    }

    /** False when the member has one already. */
    Mono<Boolean> setFirst(MemberId member, Pin pin) {
        return database.one(pins.insertOne(document(member, pin)))
                .hasElement()
                .onErrorResume(
                        failure -> failure instanceof MongoWriteException write
                                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY,
                        _ -> Mono.just(false));
    }

    Mono<Void> set(MemberId member, Pin pin) {
        return database.one(pins.replaceOne(
                        eq("_id", member.toString()), document(member, pin), new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<Void> forget(MemberId member) {
        return database.one(pins.deleteOne(eq("_id", member.toString()))).then();
    }

    private Document document(MemberId member, Pin pin) {
        return new Document("_id", member.toString()).append("hash", hash(member, pin));
    }

    private String hash(MemberId member, Pin pin) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((member + ":" + pin.digits()).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }
}
