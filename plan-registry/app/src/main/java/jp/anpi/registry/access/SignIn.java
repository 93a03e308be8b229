package jp.anpi.registry.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Turns a username and a password into a session. */
final class SignIn {

    private final AccountStore accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Patience patience;
    private final Duration lasts;
    private final InstantSource clock;

    SignIn(
            AccountStore accounts,
            Sessions sessions,
            Passwords passwords,
            Patience patience,
            Duration lasts,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.patience = patience;
        this.lasts = lasts;
        this.clock = clock;
    }

    /** @param who as whom tries are counted */
    Mono<SignInResult> signIn(Credentials credentials, Patience.Who who) {
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

    private Mono<Optional<Account>> check(Optional<Account> account, String password) {
        return account.flatMap(Account::passwordHash)
                .map(hash -> passwords.matches(password, hash))
                .orElseGet(() -> passwords.matchesNobody(password))
                .map(right -> right ? account : Optional.empty());
    }

    private Mono<SignInResult> open(Account account) {
        return sessions.open(account, clock.instant().plus(lasts), Optional.empty())
                .map(opened -> new SignInResult.Welcome(opened.token(), opened.session()));
    }

    private void remember(SignInResult result, Patience.Who who) {
        switch (result) {
            case SignInResult.Welcome _ -> patience.succeeded(who);
            case SignInResult.WrongCredentials _ -> patience.failed(who);
            case SignInResult.Wait _, SignInResult.Busy _ -> {}
        }
    }

    /** What somebody typed. */
    record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }
}
