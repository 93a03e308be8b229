package jp.anpi.registry.http.access;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.contract.SessionState;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * This process's own copy of who is signed in, so that people stay signed in while the registry is down. A session that
 * was withdrawn stays withdrawn, whatever older record arrives later. After the last day of a member or an office a session brings
 * neither, and goes on: reports may still wait on the device that holds it. A member's office is the one that they work for now.
 */
public final class SignedIn {

    private static final int FOLDS_BETWEEN_SWEEPS = 1_000;

    private final InstantSource clock;
    private final Workplaces work;
    private final Map<String, SessionState> byHash = new ConcurrentHashMap<>();
    private final AtomicInteger folds = new AtomicInteger();
    private volatile boolean complete;

    public SignedIn(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.work = new Workplaces(clock, zone);
    }

    /** Takes in one record of the offices' topic. */
    void fold(OfficeState office) {
        work.fold(office);
    }

    /** Takes in one record of the members' topic. */
    void fold(MemberState member) {
        work.fold(member);
    }

    /** Takes in one record of the session topic, or one that this process is about to publish. */
    public void fold(SessionState session) {
        byHash.merge(
                session.tokenHash(),
                session,
                (known, news) -> known.revoked() || known.version() > news.version() ? known : news);
        if (folds.incrementAndGet() % FOLDS_BETWEEN_SWEEPS == 0) {
            var now = clock.instant();
            byHash.values().removeIf(known -> !known.expiresAt().isAfter(now));
        }
    }

    /** The record was withdrawn: the session is unknown from now on. */
    public void forget(String tokenHash) {
        byHash.remove(tokenHash);
    }

    /** From now on an unknown token is a wrong token: everything the log held at start has been folded. */
    public void complete() {
        work.complete();
        complete = true;
    }

    /** Whether the log has been read up to where it ended at start. */
    public boolean isComplete() {
        return complete;
    }

    /** The caller whose token has this hash, unless the session has ended; it ends at its instant. */
    public Optional<Caller> find(String tokenHash) {
        return Optional.ofNullable(byHash.get(tokenHash))
                .filter(session -> !session.revoked() && session.expiresAt().isAfter(clock.instant()))
                .map(session -> Caller.of(session, clock.instant(), work));
    }

    /** Whether the member has left. */
    public boolean hasLeft(MemberId member) {
        return work.past(member).isPresent();
    }

    /** Whether the credentials are those of an enrolled device that was withdrawn: it should forget what it keeps. */
    boolean isWithdrawnDevice(Credentials credentials) {
        return credentials
                .found()
                .map(TokenHash::of)
                .map(byHash::get)
                .filter(session -> session.revoked() && session.device().isPresent())
                .isPresent();
    }

    /** The caller whom a request's credentials name. */
    Optional<Caller> find(Credentials credentials) {
        return credentials.found().map(TokenHash::of).flatMap(this::find);
    }

    /** Asks, as often as wanted, whether the caller whom a request admitted is still signed in by it; for answers that go on for long. */
    public BooleanSupplier stillIn(ServerHttpRequest request, Caller admitted) {
        Optional<String> hash = Credentials.of(request).found().map(TokenHash::of);
        return () -> hash.flatMap(this::find).filter(admitted::equals).isPresent();
    }

    /** How many sessions are held, ended ones not yet swept included. */
    public int size() {
        return byHash.size();
    }
}
