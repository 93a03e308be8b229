package jp.anpi.registry.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** Personal tokens of scripts, known by their hashes; what people call them is sealed. */
final class TokenStore implements DeclaresIndexes {

    private static final String COLLECTION = "tokens";
    private static final int MOST = 1_000;

    private final RegistryDatabase database;
    private final MongoCollection<Document> tokens;
    private final SealedJson sealed;

    TokenStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.tokens = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /**
     * One token.
     *
     * @param name what its owner calls it
     * @param revokedAt when it was withdrawn before it expired
     */
    record Token(
            UUID id,
            AccountId account,
            String username,
            String name,
            SessionState.Scope scope,
            Instant createdAt,
            Instant expiresAt,
            String tokenHash,
            Optional<Instant> revokedAt) {
        @Override
        public String toString() {
            return "Token[" + id + "]";
        }
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(tokens.createIndex(Indexes.ascending("account", "_id")))
                .then();
    }

    Mono<Void> add(Token token) {
        return database.one(tokens.insertOne(document(token))).then();
    }

    Mono<Token> find(UUID id) {
        return database.one(tokens.find(eq("_id", id.toString())).first()).map(this::token);
    }

    /** Those of one account, or all. */
    Mono<List<Token>> list(Optional<AccountId> account) {
        Document filter =
                account.map(id -> new Document("account", id.toString())).orElseGet(Document::new);
        return database.many(
                        tokens.find(filter).sort(ascending("_id")).limit(MOST).batchSize(MOST))
                .map(this::token)
                .collectList();
    }

    Mono<Void> revoked(UUID id, Instant at) {
        return database.one(tokens.updateOne(eq("_id", id.toString()), set("revokedAt", Date.from(at))))
                .then();
    }

    /** Those of an account that are still in force were withdrawn with all that was signed in as it. */
    Mono<Void> allRevoked(AccountId account, Instant at) {
        return database.one(tokens.updateMany(
                        and(eq("account", account.toString()), eq("revokedAt", null), gt("expiresAt", Date.from(at))),
                        set("revokedAt", Date.from(at))))
                .then();
    }

    private Document document(Token token) {
        String id = token.id().toString();
        return new Document("_id", id)
                .append("account", token.account().toString())
                .append("username", token.username())
                .append("name", sealed.seal(token.name(), place(id)))
                .append("scope", token.scope().name())
                .append("createdAt", Date.from(token.createdAt()))
                .append("expiresAt", Date.from(token.expiresAt()))
                .append("token", token.tokenHash())
                .append("revokedAt", token.revokedAt().map(Date::from).orElse(null));
    }

    private Token token(Document document) {
        String id = document.getString("_id");
        return new Token(
                UUID.fromString(id),
                AccountId.of(document.getString("account")),
                document.getString("username"),
                sealed.open(document.get("name", Binary.class), String.class, place(id)),
                SessionState.Scope.valueOf(document.getString("scope")),
                document.getDate("createdAt").toInstant(),
                document.getDate("expiresAt").toInstant(),
                document.getString("token"),
                Optional.ofNullable(document.getDate("revokedAt")).map(Date::toInstant));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
