package jp.anpi.safety.report;

import java.util.Optional;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Starts and ends what this feature does by itself. */
public final class ReportLife {

    private final RawReports reports;
    private final Spool spool;
    private final KnownReports known;
    private final Relay relay;
    private volatile Optional<Disposable> relaying = Optional.empty();
    private volatile Optional<Disposable> filling = Optional.empty();

    ReportLife(RawReports reports, Spool spool, KnownReports known, Relay relay) {
        this.reports = reports;
        this.spool = spool;
        this.known = known;
        this.relay = relay;
    }

    public Mono<Void> createIndexes() {
        return reports.createIndexes().then(spool.createIndexes());
    }

    /** Relays what is spooled and learns in the background which ids are held. */
    public void start() {
        filling = Optional.of(known.fill(reports.ids()).subscribe());
        relaying = Optional.of(relay.start());
    }

    public void stop() {
        relaying.ifPresent(Disposable::dispose);
        filling.ifPresent(Disposable::dispose);
    }
}
