package jp.anpi.registry.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens and withdraws sessions; what was opened or withdrawn here counts in this process at once, elsewhere when the log tells. */
final class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Whoever is overtaken looks again so often: as many changes of one session at one moment do not happen. */
    private static final int TRIES = 8;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final StateStore<SessionState> sessions;
    private final SignedIn signedIn;

    Sessions(StateStore<SessionState> sessions, SignedIn signedIn) {
        this.sessions = sessions;
        this.signedIn = signedIn;
    }

    /** @param token for the caller only; nobody keeps it */
    record Opened(String token, SessionState session) {
        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    Mono<Opened> open(Account account, Instant expiresAt, Optional<DeviceId> device) {
        String token = newToken();
        var session = SessionState.opened(
                TokenHash.of(token),
                account.id(),
                account.username(),
                account.displayName(),
                account.role(),
                account.member(),
                account.office(),
                expiresAt,
                device);
        return sessions.put(session).doOnNext(_ -> signedIn.fold(session)).thenReturn(new Opened(token, session));
    }

    /** Whom a session admits, as they stand now. */
    Optional<Caller> caller(SessionState session) {
        return signedIn.find(session.tokenHash());
    }

    /** Opens a session for a script of somebody at the city. */
    Mono<Opened> openToken(Caller owner, Role role, SessionState.Scope scope, Instant expiresAt) {
        String token = newToken();
        var session = SessionState.token(
                TokenHash.of(token), owner.account(), owner.username(), owner.displayName(), role, expiresAt, scope);
        return sessions.put(session).doOnNext(_ -> signedIn.fold(session)).thenReturn(new Opened(token, session));
    }

    /** Ends a session from its own side and answers it as it was; empty when it is unknown or has ended before. */
    Mono<SessionState> end(String tokenHash) {
        return replace(tokenHash, SessionState::signedOut);
    }

    /** Withdraws a device's session from outside: whoever brings its token is told to forget what the device keeps. */
    Mono<SessionState> withdraw(String tokenHash) {
        return replace(tokenHash, SessionState::withdrawn);
    }

    /** Puts an office's device into the hands of a member or, with nobody, back into the office's; empty when it has ended. */
    Mono<SessionState> hold(String tokenHash, Optional<SessionState.Holder> holder) {
        return replace(tokenHash, session -> session.heldBy(holder));
    }

    /**
     * Lets what an account is by now hold for everybody who is signed in as it, at their next request. A token to play drills
     * stays what it is, or ends where the account may play none.
     */
    Mono<Void> follow(Account account) {
        return of(account.id())
                .concatMap(session -> replace(session.tokenHash(), known -> followed(known, account)))
                .then(turns(account.id())
                        .concatMap(session -> replace(session.tokenHash(), known -> held(known, account)))
                        .then());
    }

    /** Signs everybody out who is signed in as the account, scripts included. */
    Mono<Void> endAll(AccountId account) {
        return of(account)
                .concatMap(session -> replace(session.tokenHash(), SessionState::withdrawn))
                .thenMany(turns(account))
                .concatMap(session -> replace(session.tokenHash(), known -> known.heldBy(Optional.empty())))
                .then();
    }

    /** Signs out whoever is signed in by the account's password, but for one session; scripts and devices stay. */
    Mono<Void> endOthers(AccountId account, String but) {
        return of(account)
                .filter(session -> session.device().isEmpty()
                        && session.scope().isEmpty()
                        && !session.tokenHash().equals(but))
                .concatMap(session -> replace(session.tokenHash(), SessionState::signedOut))
                .then();
    }

    private Flux<SessionState> of(AccountId account) {
        return all(new Document("account", account.toString()));
    }

    private Flux<SessionState> turns(AccountId account) {
        return all(new Document("holder", account.toString()));
    }

    private Flux<SessionState> all(Document filter) {
        return sessions.all(filter).filter(session -> !session.revoked());
    }

    private static SessionState followed(SessionState session, Account account) {
        if (session.role() != Role.SCRIPT) {
            return session.changed(account.displayName(), account.role());
        }
        return Disclosure.playsDrills(account.role())
                ? session.changed(account.displayName(), Role.SCRIPT)
                : session.withdrawn();
    }

    private static SessionState held(SessionState session, Account account) {
        return session.heldBy(session.holder()
                .map(holder -> holder.account().equals(account.id())
                        ? new SessionState.Holder(
                                holder.account(),
                                holder.username(),
                                account.displayName(),
                                account.role(),
                                holder.member(),
                                holder.until())
                        : holder));
    }

    private Mono<SessionState> replace(String tokenHash, UnaryOperator<SessionState> change) {
        return replace(tokenHash, change, TRIES);
    }

    /** What one does to a session is lost to nothing that another does to it at the same moment, least of all its end. */
    private Mono<SessionState> replace(String tokenHash, UnaryOperator<SessionState> change, int tries) {
        if (tries == 0) {
            return Mono.error(() -> Problem.unavailable(SOON).refused());
        }
        return sessions.find(tokenHash).filter(session -> !session.revoked()).flatMap(session -> {
            SessionState changed = change.apply(session);
            return sessions.put(changed)
                    .doOnSubscribe(_ -> {
                        if (changed.revoked()) {
                            signedIn.fold(changed); // an end holds here even while it cannot be stored
                        }
                    })
                    .doOnNext(stored -> {
                        if (stored) {
                            signedIn.fold(changed);
                        }
                    })
                    .flatMap(stored -> stored ? Mono.just(session) : replace(tokenHash, change, tries - 1));
        });
    }

    private static String newToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
