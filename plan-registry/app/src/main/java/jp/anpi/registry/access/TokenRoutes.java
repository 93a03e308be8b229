package jp.anpi.registry.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Personal tokens for scripts of people at the city. A token makes no further tokens: it would outlive its own end. */
@RestController
final class TokenRoutes {

    private final TokenStore store;
    private final Sessions sessions;
    private final InstantSource clock;

    TokenRoutes(TokenStore store, Sessions sessions, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param token shown once; nobody keeps it */
    record Issued(UUID id, String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            UUID id,
            String username,
            String name,
            SessionState.Scope scope,
            Instant createdAt,
            Instant expiresAt,
            Optional<Instant> revokedAt) {}

    @PostMapping(path = "/api/auth/tokens", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Issued> issue(@RequestBody Mono<TokenRequest> body, Caller caller) {
        if (caller.scope().isPresent()) {
            throw forbidden();
        }
        return body.flatMap(wanted -> issue(wanted, caller));
    }

    private Mono<Issued> issue(TokenRequest wanted, Caller caller) {
        String name = wanted.neededName();
        SessionState.Scope scope = wanted.neededScope();
        Instant now = clock.instant();
        return sessions.openToken(caller, role(scope, caller), scope, now.plus(wanted.lasts()))
                .flatMap(opened -> {
                    var token = new TokenStore.Token(
                            UUID.randomUUID(),
                            caller.account(),
                            caller.username(),
                            name,
                            scope,
                            now,
                            opened.session().expiresAt(),
                            opened.session().tokenHash(),
                            Optional.empty());
                    return store.add(token).thenReturn(new Issued(token.id(), opened.token(), token.expiresAt()));
                });
    }

    /** Everybody's own; the administrator sees all. */
    @GetMapping("/api/auth/tokens")
    Mono<Listing<Item>> list(Caller caller) {
        return store.list(
                        Disclosure.administersAccounts(caller.role())
                                ? Optional.empty()
                                : Optional.of(caller.account()))
                .map(found -> new Listing<>(items(found), Optional.empty()));
    }

    @DeleteMapping("/api/auth/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable UUID id, Caller caller) {
        return store.find(id)
                .filter(token -> Disclosure.administersAccounts(caller.role())
                        || token.account().equals(caller.account()))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(token -> sessions.end(token.tokenHash()).then(store.revoked(id, clock.instant())));
    }

    private static List<Item> items(List<TokenStore.Token> tokens) {
        return tokens.stream()
                .map(token -> new Item(
                        token.id(),
                        token.username(),
                        token.name(),
                        token.scope(),
                        token.createdAt(),
                        token.expiresAt(),
                        token.revokedAt()))
                .toList();
    }

    private static Role role(SessionState.Scope scope, Caller owner) {
        return switch (scope) {
            case EVERYTHING, READING -> owner.role();
            case DRILLS -> {
                if (!Disclosure.playsDrills(owner.role())) {
                    throw forbidden();
                }
                yield Role.SCRIPT;
            }
        };
    }

    private static RuntimeException forbidden() {
        return Problem.of(CommonProblem.FORBIDDEN).refused();
    }
}
