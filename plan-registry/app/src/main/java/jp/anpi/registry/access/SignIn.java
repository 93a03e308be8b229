package jp.anpi.registry.access;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.access.SignedIn;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Turns a username and a password into a session, and ends sessions. */
final class SignIn {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccountStore accounts;
    private final StateStore<SessionState> sessions;
    private final SignedIn signedIn;
    private final Passwords passwords;
    private final Patience patience;
    private final Duration lasts;
    private final InstantSource clock;

    SignIn(
            AccountStore accounts,
            StateStore<SessionState> sessions,
            SignedIn signedIn,
            Passwords passwords,
            Patience patience,
            Duration lasts,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.passwords = passwords;
        this.patience = patience;
        this.lasts = lasts;
        this.clock = clock;
    }

    Mono<SignInResult> signIn(Credentials credentials, Optional<InetAddress> address) {
        var who = Patience.Who.of(credentials.username(), address);
        Duration wait = patience.waitFor(who);
        if (wait.isPositive()) {
            return Mono.just(new SignInResult.Wait(wait));
        }
        return accounts.find(credentials.username())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> check(account, credentials.password()))
                .flatMap(account ->
                        account.map(this::open).orElseGet(() -> Mono.just(new SignInResult.WrongCredentials())))
                .doOnNext(result -> remember(result, who))
                .onErrorResume(Passwords.Busy.class, _ -> Mono.just(new SignInResult.Busy()));
    }

    /** Withdraws the session of a token; unknown tokens are left alone. */
    Mono<Void> signOut(String token) {
        return sessions.find(TokenHash.of(token))
                .filter(session -> !session.revoked())
                .map(SignIn::revoked)
                .flatMap(revoked -> sessions.put(revoked).doOnSubscribe(_ -> signedIn.fold(revoked)))
                .then();
    }

    private Mono<Optional<Account>> check(Optional<Account> account, String password) {
        return account.map(known -> passwords.matches(password, known.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password))
                .map(right -> right ? account : Optional.empty());
    }

    private Mono<SignInResult> open(Account account) {
        String token = newToken();
        var session = new SessionState(
                TokenHash.of(token),
                account.id(),
                account.username(),
                account.displayName(),
                account.role(),
                account.member(),
                account.office(),
                clock.instant().plus(lasts),
                false);
        return sessions.put(session)
                .doOnNext(_ -> signedIn.fold(session))
                .thenReturn(new SignInResult.Welcome(token, session));
    }

    private void remember(SignInResult result, Patience.Who who) {
        switch (result) {
            case SignInResult.Welcome _ -> patience.succeeded(who);
            case SignInResult.WrongCredentials _ -> patience.failed(who);
            case SignInResult.Wait _, SignInResult.Busy _ -> {}
        }
    }

    private static SessionState revoked(SessionState session) {
        return new SessionState(
                session.tokenHash(),
                session.account(),
                session.username(),
                session.displayName(),
                session.role(),
                session.member(),
                session.office(),
                session.expiresAt(),
                true);
    }

    private static String newToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What somebody typed. */
    record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }
}
