package jp.anpi.registry.audit;

import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.anpi.registry.eventing.Keyring;
import org.bson.Document;

/** Makes a service's trail in the service's own database. */
public final class AuditTrails {

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS);

    private final Keyring keyring;
    private final Anchors anchors;
    private final InstantSource clock;

    AuditTrails(Keyring keyring, Anchors anchors, InstantSource clock) {
        this.keyring = keyring;
        this.anchors = anchors;
        this.clock = clock;
    }

    /**
     * @param name of the service, lower-case letters
     * @param collections of its database, by name
     */
    public AuditTrail of(String name, Function<String, MongoCollection<Document>> collections) {
        return new AuditTrail(
                name,
                new TrailStore(
                        collections.apply("audit_lines").withWriteConcern(DURABLE),
                        collections.apply("audit_cuts").withWriteConcern(DURABLE)),
                new Blinds(collections.apply("audit_secrets").withWriteConcern(DURABLE), keyring),
                keyring,
                anchors,
                clock);
    }
}
