package jp.anpi.registry.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.Duplicates;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Mono;

/** Accounts by id and by username; names of people are sealed. */
public final class AccountStore implements DeclaresIndexes {

    private static final String COLLECTION = "accounts";

    private final RegistryDatabase database;
    private final MongoCollection<Document> accounts;
    private final SealedJson sealed;

    public AccountStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.accounts = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    @Override
    public Mono<Void> createIndexes() {
        return database.one(accounts.createIndex(Indexes.ascending("username"), new IndexOptions().unique(true)))
                .then(database.one(accounts.createIndex(Indexes.ascending("sample"))))
                .then(database.one(accounts.createIndex(Indexes.ascending("member"))))
                .then(database.one(accounts.createIndex(Indexes.ascending("role", "_id"))))
                .then();
    }

    Mono<Account> find(String username) {
        return database.one(accounts.find(eq("username", username)).first()).map(this::account);
    }

    Mono<Account> find(AccountId id) {
        return database.one(accounts.find(eq("_id", id.toString())).first()).map(this::account);
    }

    /** Accounts of these roles in the order of their ids. */
    Mono<List<Account>> list(Set<Role> roles, Optional<String> after, int limit) {
        Bson of = in("role", roles.stream().map(Role::name).toList());
        return database.many(accounts.find(
                                after.map(id -> and(of, gt("_id", id))).orElse(of))
                        .sort(ascending("_id"))
                        .limit(limit)
                        .batchSize(limit))
                .map(this::account)
                .collectList();
    }

    /** False when the username is taken. */
    Mono<Boolean> add(Account account) {
        return database.one(accounts.insertOne(document(account)))
                .hasElement()
                .onErrorResume(Duplicates::only, _ -> Mono.just(false));
    }

    /** What it is called and may do from now on; its password stays. */
    Mono<Void> change(Account account) {
        String id = account.id().toString();
        return database.one(accounts.updateOne(
                        eq("_id", id),
                        combine(
                                set("name", sealed.seal(account.displayName(), place(id))),
                                set("role", account.role().name()))))
                .then();
    }

    /** Its own password; a sample account is then like any other. */
    Mono<Void> choosePassword(AccountId account, String hash) {
        return database.one(accounts.updateOne(
                        eq("_id", account.toString()), combine(set("hash", hash), set("sample", false))))
                .then();
    }

    Mono<Void> remove(AccountId account) {
        return database.one(accounts.deleteOne(eq("_id", account.toString()))).then();
    }

    /** The account of a member; empty when the member has none. */
    public Mono<Account> of(MemberId member) {
        return database.one(accounts.find(eq("member", member.toString())).first())
                .map(this::account);
    }

    /** Those of the ids that an account is of, be they members' or offices'. */
    public Mono<Set<String>> whoSignIn(Collection<String> ids) {
        return database.many(accounts.find(or(in("member", ids), in("office", ids))))
                .map(this::account)
                .flatMapIterable(account -> Stream.concat(
                                account.member().map(Object::toString).stream(),
                                account.office().map(Object::toString).stream())
                        .toList())
                .collect(Collectors.toSet());
    }

    /** Takes in accounts, replacing those of the same id. */
    public Mono<Void> load(List<Account> some) {
        List<ReplaceOneModel<Document>> writes = some.stream()
                .map(account -> new ReplaceOneModel<>(
                        eq("_id", account.id().toString()), document(account), new ReplaceOptions().upsert(true)))
                .toList();
        return writes.isEmpty()
                ? Mono.empty()
                : database.one(accounts.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                        .then();
    }

    /** Gives one account and all sample accounts another password. */
    Mono<Void> setPassword(AccountId account, String hash) {
        return database.one(accounts.updateOne(eq("_id", account.toString()), set("hash", hash)))
                .then(database.one(accounts.updateMany(eq("sample", true), set("hash", hash))))
                .then();
    }

    private Document document(Account account) {
        String id = account.id().toString();
        return new Document("_id", id)
                .append("username", account.username())
                .append("name", sealed.seal(account.displayName(), place(id)))
                .append("role", account.role().name())
                .append("member", account.member().map(MemberId::toString).orElse(null))
                .append("office", account.office().map(OfficeId::toString).orElse(null))
                .append("hash", account.passwordHash().orElse(null))
                .append("sample", account.sample());
    }

    private Account account(Document document) {
        String id = document.getString("_id");
        return new Account(
                AccountId.of(id),
                document.getString("username"),
                sealed.open(document.get("name", Binary.class), String.class, place(id)),
                Role.valueOf(document.getString("role")),
                Optional.ofNullable(document.getString("member")).map(MemberId::of),
                Optional.ofNullable(document.getString("office")).map(OfficeId::of),
                Optional.ofNullable(document.getString("hash")),
                document.getBoolean("sample"));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
