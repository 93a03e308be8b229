package jp.anpi.registry.enrolment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.Date;
import java.util.Optional;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The newest invitation of each invitee, found by hashes of its codes. */
final class InvitationStore implements DeclaresIndexes {

    private final RegistryDatabase database;
    private final MongoCollection<Document> invitations;

    InvitationStore(RegistryDatabase database) {
        this.database = database;
        this.invitations = database.durable("invitations");
    }

    /** An invitation with its office and what its codes are known by. */
    record Kept(Invitation invitation, OfficeId office, String typedHash, String linkHash) {}

    @Override
    public Mono<Void> createIndexes() {
        IndexOptions unique = new IndexOptions().unique(true);
        return database.one(invitations.createIndex(Indexes.ascending("typed"), unique))
                .then(database.one(invitations.createIndex(Indexes.ascending("link"), unique)))
                .then(database.one(invitations.createIndex(Indexes.ascending("office", "_id"))))
                .then();
    }

    /** Keeps an invitation in place of the invitee's earlier one. */
    Mono<Void> put(Kept kept) {
        Document document = document(kept);
        return database.one(invitations.replaceOne(
                        eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true)))
                .then();
    }

    Mono<Kept> find(InvitationCode code, String hash) {
        return database.one(invitations
                        .find(eq(code.isTyped() ? "typed" : "link", hash))
                        .first())
                .map(InvitationStore::kept);
    }

    /** Uses it up for a device; false when somebody else was faster, or it was replaced. */
    Mono<Boolean> use(Kept kept, Invitation.Use use) {
        return database.one(invitations.updateOne(
                        and(
                                eq("_id", kept.invitation().invitee().toString()),
                                eq("typed", kept.typedHash()),
                                eq("usedBy", null)),
                        combine(set("usedBy", use.device().toString()), set("usedAt", Date.from(use.at())))))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** In the order of their ids, used and expired ones too. */
    Flux<Invitation> list(Optional<OfficeId> office, Optional<String> after, int limit) {
        Document filter =
                office.map(id -> new Document("office", id.toString())).orElseGet(Document::new);
        Bson whole = after.<Bson>map(id -> and(filter, gt("_id", id))).orElse(filter);
        return database.many(invitations
                        .find(whole)
                        .sort(ascending("_id"))
                        .limit(limit)
                        .batchSize(limit))
                .map(InvitationStore::kept)
                .map(Kept::invitation);
    }

    /** Takes it back; false when there was none. */
    Mono<Boolean> remove(Invitee invitee) {
        return database.one(invitations.deleteOne(eq("_id", invitee.toString())))
                .map(result -> result.getDeletedCount() == 1);
    }

    private static Document document(Kept kept) {
        Invitation invitation = kept.invitation();
        return new Document("_id", invitation.invitee().toString())
                .append("office", kept.office().toString())
                .append("typed", kept.typedHash())
                .append("link", kept.linkHash())
                .append("by", invitation.by())
                .append("issuedAt", Date.from(invitation.issuedAt()))
                .append("expiresAt", Date.from(invitation.expiresAt()))
                .append(
                        "usedBy",
                        invitation.use().map(use -> use.device().toString()).orElse(null))
                .append(
                        "usedAt",
                        invitation.use().map(use -> Date.from(use.at())).orElse(null));
    }

    private static Kept kept(Document document) {
        Invitee invitee = Invitee.read(document.getString("_id"))
                .orElseThrow(() -> new IllegalStateException("an invitation for nobody: " + document.getString("_id")));
        var invitation = new Invitation(
                invitee,
                document.getString("by"),
                document.getDate("issuedAt").toInstant(),
                document.getDate("expiresAt").toInstant(),
                Optional.ofNullable(document.getString("usedBy"))
                        .map(device -> new Invitation.Use(
                                DeviceId.of(device), document.getDate("usedAt").toInstant())));
        return new Kept(
                invitation,
                OfficeId.of(document.getString("office")),
                document.getString("typed"),
                document.getString("link"));
    }
}
