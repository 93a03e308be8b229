package jp.anpi.registry.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Withdraws ended sessions from log and store, so that neither grows for ever. */
public final class SessionSweep {

    private static final int PAGE = 500;

    private final StateStore<SessionState> sessions;
    private final EventLog log;
    private final InstantSource clock;

    SessionSweep(StateStore<SessionState> sessions, EventLog log, InstantSource clock) {
        this.sessions = sessions;
        this.log = log;
        this.clock = clock;
    }

    /** Withdraws all that have ended by now, from the log first: what is left after a crash is found again. */
    public Mono<Integer> sweep() {
        Document ended = new Document("expiresAt", new Document("$lte", Date.from(clock.instant())));
        return page(ended)
                .expand(removed -> removed < PAGE ? Mono.empty() : page(ended))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> page(Document ended) {
        return sessions.list(ended, Optional.empty(), PAGE).flatMap(found -> {
            List<String> hashes = found.stream().map(SessionState::tokenHash).toList();
            return Flux.fromIterable(hashes)
                    .flatMap(hash -> log.erase(sessions.kind().topic(), RecordKey.of(hash)), 16)
                    .then(found.isEmpty() ? Mono.empty() : sessions.delete(hashes))
                    .thenReturn(found.size());
        });
    }

    static Document clear(SessionState session) {
        Instant ends = session.expiresAt();
        Document clear = new Document("account", session.account().toString()).append("expiresAt", Date.from(ends));
        session.holder()
                .ifPresent(holder -> clear.append("holder", holder.account().toString()));
        return clear;
    }
}
