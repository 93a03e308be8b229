package jp.anpi.registry.access;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Role;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Sees to it that somebody can sign in: the user {@code admin}, made when there is none. */
public final class FirstAdministrator {

    public static final String USERNAME = "admin";

    private final AccountStore accounts;
    private final Passwords passwords;
    private final Optional<String> configured;
    private final Sinks.One<Hint> hint = Sinks.one();

    FirstAdministrator(AccountStore accounts, Passwords passwords, Optional<String> configured) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.configured = configured;
    }

    /** How to sign in, for whoever started the process. */
    public sealed interface Hint {
        /** A password was made and is kept nowhere: show it once. */
        record Generated(String password) implements Hint {
            @Override
            public String toString() {
                return "Generated[…]";
            }
        }

        /** The password given in the configuration holds. */
        record Configured() implements Hint {}

        /** The account existed and keeps its password. */
        record Kept() implements Hint {}
    }

    /** Answers once the account is there. */
    public Mono<Hint> hint() {
        return hint.asMono();
    }

    /**
     * Makes the account, or gives it and the sample accounts the configured password when they have another; answers the
     * hash, which sample accounts share.
     */
    public Mono<String> ensure() {
        return accounts.find(USERNAME).flatMap(this::keep).switchIfEmpty(Mono.defer(this::make));
    }

    private Mono<String> keep(Account account) {
        String kept = account.passwordHash()
                .orElseThrow(() -> new IllegalStateException("the administrator has no password"));
        if (configured.isEmpty()) {
            return Mono.just(kept).doOnNext(_ -> hint.tryEmitValue(new Hint.Kept()));
        }
        String password = configured.get();
        return passwords
                .matches(password, kept)
                .flatMap(same -> same
                        ? Mono.just(kept)
                        : passwords
                                .hash(password)
                                .flatMap(hash ->
                                        accounts.setPassword(account.id(), hash).thenReturn(hash)))
                .doOnNext(_ -> hint.tryEmitValue(new Hint.Configured()));
    }

    private Mono<String> make() {
        String password = configured.orElseGet(Passwords::random);
        return passwords
                .hash(password)
                .flatMap(hash -> accounts.load(List.of(administrator(hash))).thenReturn(hash))
                .doOnNext(_ -> hint.tryEmitValue(
                        configured.isPresent() ? new Hint.Configured() : new Hint.Generated(password)));
    }

    private static Account administrator(String hash) {
        return new Account(
                AccountId.random(),
                USERNAME,
                "管理者",
                Role.ADMIN,
                Optional.empty(),
                Optional.empty(),
                Optional.of(hash),
                false);
    }
}
