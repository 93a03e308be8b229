package jp.anpi.registry.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.List;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.signin.OneTimeSecret;
import jp.anpi.registry.signin.RecoveryCode;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** Second factors by account: the secret sealed, what was used once unusable from then on, also by two calls at once. */
final class SecondFactorStore implements DeclaresIndexes {

    private static final String COLLECTION = "second-factors";
    private static final String RECOVERY = "recovery-codes";

    private final RegistryDatabase database;
    private final MongoCollection<Document> factors;
    private final MongoCollection<Document> recovery;
    private final SealedJson sealed;

    SecondFactorStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.factors = database.durable(COLLECTION);
        this.recovery = database.durable(RECOVERY);
        this.sealed = sealed;
    }

    /**
     * The secret of an account.
     *
     * @param active false until its owner has shown that the app knows it
     * @param lastUsed the step of the last password that was taken
     */
    record Factor(OneTimeSecret secret, boolean active, long lastUsed) {}

    @Override
    public Mono<Void> createIndexes() {
        return database.one(recovery.createIndex(Indexes.ascending("account"))).then();
    }

    Mono<Factor> find(AccountId account) {
        return database.one(factors.find(eq("_id", account.toString())).first())
                .map(document -> new Factor(
                        OneTimeSecret.of(
                                sealed.open(document.get("secret", Binary.class), byte[].class, place(account))),
                        document.getBoolean("active"),
                        document.getLong("step")));
    }

    /** Keeps a secret that does not count yet, in place of an earlier one that does not either. */
    Mono<Void> propose(AccountId account, OneTimeSecret secret) {
        Document document = new Document("_id", account.toString())
                .append("secret", sealed.seal(secret.bytes(), place(account)))
                .append("active", false)
                .append("step", 0L);
        return database.one(
                        factors.replaceOne(eq("_id", account.toString()), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    /** Lets it count from now on, with these codes instead of earlier ones. */
    Mono<Void> activate(AccountId account, long step, List<RecoveryCode> codes) {
        List<InsertOneModel<Document>> writes = codes.stream()
                .map(code -> new InsertOneModel<>(
                        new Document("_id", id(account, code)).append("account", account.toString())))
                .toList();
        return database.one(recovery.deleteMany(eq("account", account.toString())))
                .then(database.one(recovery.bulkWrite(writes)))
                .then(database.one(factors.updateOne(
                        eq("_id", account.toString()), combine(set("active", true), set("step", step)))))
                .then();
    }

    /** Takes the password of a step; false when it, or a later one, was taken before. */
    Mono<Boolean> take(AccountId account, long step) {
        return database.one(factors.updateOne(and(eq("_id", account.toString()), lt("step", step)), set("step", step)))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** Takes a recovery code; false when there is no such code, or no more. */
    Mono<Boolean> take(AccountId account, RecoveryCode code) {
        return database.one(recovery.deleteOne(eq("_id", id(account, code))))
                .map(result -> result.getDeletedCount() == 1);
    }

    Mono<Void> remove(AccountId account) {
        return database.one(recovery.deleteMany(eq("account", account.toString())))
                .then(database.one(factors.deleteOne(eq("_id", account.toString()))))
                .then();
    }

    private static String id(AccountId account, RecoveryCode code) {
        return TokenHash.of(account + "/" + code.symbols());
    }

    private static String place(AccountId account) {
        return "registry." + COLLECTION + "/" + account;
    }
}
