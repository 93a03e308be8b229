package jp.anpi.registry.access;

import java.time.InstantSource;
import java.util.Optional;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The administrator looks after the accounts of people at the city, and after everybody's role. */
@RestController
@RequestMapping("/api/accounts")
final class AccountRoutes {

    private final AccountStore accounts;
    private final Sessions sessions;
    private final TokenStore tokens;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final InstantSource clock;

    AccountRoutes(
            AccountStore accounts,
            Sessions sessions,
            TokenStore tokens,
            Passwords passwords,
            SecondFactors factors,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.passwords = passwords;
        this.factors = factors;
        this.clock = clock;
    }

    record Item(AccountId id, String username, String displayName, Role role) {
        static Item of(Account account) {
            return new Item(account.id(), account.username(), account.displayName(), account.role());
        }
    }

    /** @param password made by us and shown once; whoever has it chooses another */
    record WithPassword(AccountId id, String username, String password) {
        @Override
        public String toString() {
            return "WithPassword[" + id + "]";
        }
    }

    @GetMapping
    Mono<Listing<Item>> list(Paging paging) {
        Optional<String> after = paging.after(1).map(cursor -> cursor.parts().getFirst());
        return accounts.list(Disclosure.CITY_STAFF, after, paging.limit() + 1)
                .map(found -> Listing.of(
                                found,
                                paging.limit(),
                                last -> Cursor.of(last.id().toString()))
                        .map(Item::of));
    }

    @PostMapping(consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<WithPassword> add(@RequestBody Mono<AccountRequest> body, Caller caller) {
        refuseToken(caller);
        return body.map(AccountRequest::account).flatMap(wanted -> {
            String password = Passwords.random();
            return passwords
                    .hash(password)
                    .flatMap(hash -> accounts.add(wanted.withHash(hash)))
                    .map(added -> {
                        if (!added) {
                            throw Problem.of(AuthProblem.USERNAME_TAKEN).refused();
                        }
                        return new WithPassword(wanted.id(), wanted.username(), password);
                    });
        });
    }

    /** Another name or role, which holds at the next request of whoever is signed in as it. */
    @PatchMapping(path = "/{id}", consumes = "application/json")
    Mono<Item> change(@PathVariable AccountId id, @RequestBody Mono<AccountRequest> body, Caller caller) {
        return body.flatMap(request -> known(id, caller)
                .map(request::changed)
                .flatMap(changed ->
                        accounts.change(changed).then(sessions.follow(changed)).thenReturn(Item.of(changed))));
    }

    /** A new password in place of a forgotten one, without a second factor; everybody signed in as it is signed out. */
    @PostMapping("/{id}/password")
    Mono<WithPassword> reset(@PathVariable AccountId id, Caller caller) {
        return known(id, caller)
                .filter(account -> Disclosure.CITY_STAFF.contains(account.role()))
                .switchIfEmpty(Mono.error(AccountRoutes::notFound))
                .flatMap(account -> {
                    String password = Passwords.random();
                    return passwords
                            .hash(password)
                            .flatMap(hash -> accounts.choosePassword(id, hash)
                                    .then(factors.remove(id))
                                    .then(signOut(id))
                                    .thenReturn(new WithPassword(id, account.username(), password)));
                });
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable AccountId id, Caller caller) {
        return known(id, caller)
                .filter(account -> Disclosure.CITY_STAFF.contains(account.role()))
                .switchIfEmpty(Mono.error(AccountRoutes::notFound))
                .flatMap(_ -> accounts.remove(id).then(factors.remove(id)).then(signOut(id)));
    }

    /** Ends whatever is signed in as the account, scripts included, which their list says too. */
    private Mono<Void> signOut(AccountId id) {
        return sessions.endAll(id).then(Mono.defer(() -> tokens.allRevoked(id, clock.instant())));
    }

    /** Nobody takes away their own rights: somebody must be left who can give them back. */
    private Mono<Account> known(AccountId id, Caller caller) {
        refuseToken(caller);
        if (caller.account().equals(id)) {
            throw Problem.of(AuthProblem.OWN_ACCOUNT).refused();
        }
        return accounts.find(id).switchIfEmpty(Mono.error(AccountRoutes::notFound));
    }

    /** A token neither makes nor changes anybody: that would outlive its own end. */
    private static void refuseToken(Caller caller) {
        if (caller.scope().isPresent()) {
            throw Problem.of(CommonProblem.FORBIDDEN).refused();
        }
    }

    private static RuntimeException notFound() {
        return Problem.of(CommonProblem.NOT_FOUND).refused();
    }
}
