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
    private final SecondFactors factors;
    private final Patience patience;
    private final Duration lasts;
    private final InstantSource clock;

    SignIn(
            AccountStore accounts,
            Sessions sessions,
            Passwords passwords,
            SecondFactors factors,
            Patience patience,
            Duration lasts,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.factors = factors;
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
                .flatMap(account -> account.map(known -> second(known, credentials, who))
                        .orElseGet(() -> Mono.just(new SignInResult.WrongCredentials())))
                .doOnNext(result -> remember(result, who))
                .onErrorResume(Passwords.Busy.class, _ -> Mono.just(new SignInResult.Busy()));
    }

    private Mono<Optional<Account>> check(Optional<Account> account, String password) {
        return account.flatMap(Account::passwordHash)
                .map(hash -> passwords.matches(password, hash))
                .orElseGet(() -> passwords.matchesNobody(password))
                .map(right -> right ? account : Optional.empty());
    }

    /** Whoever gets this far knows the password: tries of the second factor are counted for all addresses together. */
    private Mono<SignInResult> second(Account account, Credentials credentials, Patience.Who who) {
        return factors.isNeeded(account.id()).flatMap(needed -> {
            if (!needed) {
                return open(account);
            }
            if (credentials.code().isEmpty()) {
                return Mono.just(new SignInResult.SecondFactorNeeded());
            }
            var tries =
                    new Patience.Who(account.id().toString(), KnownBrowsers.isOne(who) ? who.from() : "second factor");
            Duration wait = patience.waitFor(tries);
            return wait.isPositive()
                    ? Mono.just(new SignInResult.Wait(wait))
                    : factors.accept(account.id(), credentials.code().get()).flatMap(right -> {
                        if (!right) {
                            patience.failed(tries);
                            return Mono.just(new SignInResult.WrongSecondFactor());
                        }
                        patience.succeeded(tries);
                        return open(account);
                    });
        });
    }

    private Mono<SignInResult> open(Account account) {
        return sessions.open(account, clock.instant().plus(lasts), Optional.empty())
                .map(opened -> new SignInResult.Welcome(opened.token(), opened.session()));
    }

    private void remember(SignInResult result, Patience.Who who) {
        switch (result) {
            case SignInResult.Welcome _ -> patience.succeeded(who);
            case SignInResult.WrongCredentials _ -> patience.failed(who);
            case SignInResult.SecondFactorNeeded _,
                    SignInResult.WrongSecondFactor _,
                    SignInResult.Wait _,
                    SignInResult.Busy _ -> {}
        }
    }

    /**
     * What somebody typed.
     *
     * @param code a one-time password or a recovery code
     */
    record Credentials(String username, String password, Optional<String> code) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }
}
