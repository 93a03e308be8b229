package jp.anpi.registry.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.store.DeclaresIndexes;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Devices by id; what people call them and who holds them is sealed. */
final class DeviceStore implements DeclaresIndexes {

    private static final String COLLECTION = "devices";
    private static final String ENROLLED = "ENROLLED";
    private static final String WITHDRAWN = "WITHDRAWN";

    private final RegistryDatabase database;
    private final MongoCollection<Document> devices;
    private final SealedJson sealed;

    DeviceStore(RegistryDatabase database, SealedJson sealed) {
        this.database = database;
        this.devices = database.durable(COLLECTION);
        this.sealed = sealed;
    }

    /** What of a device is sealed. */
    record Names(String name, String holder) {}

    @Override
    public Mono<Void> createIndexes() {
        return Flux.just(List.of("account", "_id"), List.of("office", "_id"), List.of("state", "seenAt"))
                .concatMap(fields -> database.one(devices.createIndex(Indexes.ascending(fields))))
                .then();
    }

    Mono<Device> find(DeviceId id) {
        return database.one(devices.find(eq("_id", id.toString())).first()).map(this::device);
    }

    /** Devices of one account, of one office, or all, in the order of their ids. */
    Mono<List<Device>> list(Optional<AccountId> account, Optional<OfficeId> office, Optional<String> after, int limit) {
        Document filter = new Document();
        account.ifPresent(id -> filter.append("account", id.toString()));
        office.ifPresent(id -> filter.append("office", id.toString()));
        Bson whole = after.<Bson>map(id -> and(filter, gt("_id", id))).orElse(filter);
        return database.many(
                        devices.find(whole).sort(ascending("_id")).limit(limit).batchSize(limit))
                .map(this::device)
                .collectList();
    }

    /** Enrolled ones on which nothing was opened since then. */
    Mono<List<Device>> unseenSince(Instant then, int limit) {
        return database.many(devices.find(and(eq("state", ENROLLED), lt("seenAt", Date.from(then))))
                        .sort(ascending("seenAt"))
                        .limit(limit)
                        .batchSize(limit))
                .map(this::device)
                .collectList();
    }

    Mono<Void> put(Device device) {
        return database.one(devices.replaceOne(
                        eq("_id", device.id().toString()), document(device), new ReplaceOptions().upsert(true)))
                .then();
    }

    /** Notes that a page was opened on it, unless that was noted since {@code unlessSince}. */
    Mono<Void> seen(DeviceId id, Instant now, Instant unlessSince) {
        return database.one(devices.updateOne(
                        and(eq("_id", id.toString()), lt("seenAt", Date.from(unlessSince))),
                        set("seenAt", Date.from(now))))
                .then();
    }

    /** False when it was withdrawn before, or is unknown. */
    Mono<Boolean> withdraw(DeviceId id, Device.Withdrawal withdrawal) {
        return database.one(devices.updateOne(
                        and(eq("_id", id.toString()), eq("state", ENROLLED)),
                        combine(
                                set("state", WITHDRAWN),
                                set("withdrawnAt", Date.from(withdrawal.at())),
                                set("withdrawnBy", withdrawal.by()))))
                .map(result -> result.getMatchedCount() == 1);
    }

    private Document document(Device device) {
        String id = device.id().toString();
        return new Document("_id", id)
                .append("account", device.account().toString())
                .append("member", device.member().map(MemberId::toString).orElse(null))
                .append("office", device.office().map(OfficeId::toString).orElse(null))
                .append("enrolledAt", Date.from(device.enrolledAt()))
                .append("seenAt", Date.from(device.seenAt()))
                .append("token", device.tokenHash())
                .append("state", device.withdrawal().isPresent() ? WITHDRAWN : ENROLLED)
                .append(
                        "withdrawnAt",
                        device.withdrawal().map(end -> Date.from(end.at())).orElse(null))
                .append(
                        "withdrawnBy",
                        device.withdrawal().map(Device.Withdrawal::by).orElse(null))
                .append("sealed", sealed.seal(new Names(device.name(), device.holder()), place(id)));
    }

    private Device device(Document document) {
        String id = document.getString("_id");
        Names names = sealed.open(document.get("sealed", Binary.class), Names.class, place(id));
        return new Device(
                DeviceId.of(id),
                names.name(),
                AccountId.of(document.getString("account")),
                Optional.ofNullable(document.getString("member")).map(MemberId::of),
                Optional.ofNullable(document.getString("office")).map(OfficeId::of),
                names.holder(),
                document.getDate("enrolledAt").toInstant(),
                document.getDate("seenAt").toInstant(),
                document.getString("token"),
                Optional.ofNullable(document.getDate("withdrawnAt"))
                        .map(at -> new Device.Withdrawal(at.toInstant(), document.getString("withdrawnBy"))));
    }

    private static String place(String id) {
        return "registry." + COLLECTION + "/" + id;
    }
}
