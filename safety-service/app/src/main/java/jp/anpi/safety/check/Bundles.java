package jp.anpi.safety.check;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which reports were made together ("the whole family is safe"): {@code {_id: report, b: incident and bundle, p: person}}.
 * Each stays a report of its own; the bundle's name is kept as a hash, since senders may put anything into it.
 */
final class Bundles {

    private static final int SHOWN = 200;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> bundles;

    Bundles(MongoDatabase database) {
        this.bundles = database.getCollection("report_bundles");
    }

    /** A report of a bundle. */
    record Member(IncidentId incident, ReportId report, PersonId person, String bundle) {}

    Mono<Void> createIndexes() {
        return Mono.from(bundles.createIndex(Indexes.ascending("b"))).then();
    }

    Mono<Void> keep(Collection<Member> members) {
        List<WriteModel<Document>> writes = members.stream()
                .<WriteModel<Document>>map(member -> new ReplaceOneModel<>(
                        eq("_id", member.report().toString()),
                        new Document("_id", member.report().toString())
                                .append("b", key(member.incident(), member.bundle()))
                                .append("p", member.person().toString()),
                        UPSERT))
                .toList();
        return writes.isEmpty()
                ? Mono.empty()
                : Mono.from(bundles.bulkWrite(writes)).then();
    }

    /** Whom the reports of a bundle are about, one entry for each report. */
    Flux<PersonId> people(IncidentId incident, String bundle) {
        return Flux.from(bundles.find(eq("b", key(incident, bundle))).limit(SHOWN))
                .map(document -> PersonId.of(document.getString("p")));
    }

    private static String key(IncidentId incident, String bundle) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bundle.getBytes(StandardCharsets.UTF_8));
            return incident + "/" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
