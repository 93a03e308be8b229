package jp.anpi.registry.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.anpi.registry.contract.DeviceId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Opens and withdraws sessions; what was opened or withdrawn here counts in this process at once, elsewhere when the log tells. */
final class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();

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
        return sessions.find(tokenHash).filter(session -> !session.revoked()).flatMap(session -> {
            SessionState held = session.heldBy(holder);
            return sessions.put(held).filter(stored -> stored).map(_ -> held).doOnNext(signedIn::fold);
        });
    }

    private Mono<SessionState> replace(String tokenHash, UnaryOperator<SessionState> change) {
        return sessions.find(tokenHash).filter(session -> !session.revoked()).flatMap(session -> {
            SessionState ended = change.apply(session);
            return sessions.put(ended).doOnSubscribe(_ -> signedIn.fold(ended)).thenReturn(session);
        });
    }

    private static String newToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
