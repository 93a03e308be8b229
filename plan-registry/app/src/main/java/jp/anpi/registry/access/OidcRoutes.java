package jp.anpi.registry.access;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.contract.AccountId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.SealedJson;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in with the city's own accounts: to the issuer and back. */
@RestController
final class OidcRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
    private static final String COOKIE = "anpi_oidc";
    private static final String PATH = "/api/auth/oidc";
    private static final String PLACE = "registry.oidc-attempt";
    private static final Duration ATTEMPT = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int LONGEST = 4_000;

    private final OidcProvider provider;
    private final OidcProperties.On on;
    private final AccountStore accounts;
    private final Sessions sessions;
    private final SealedJson sealed;
    private final Duration lasts;
    private final InstantSource clock;

    OidcRoutes(
            OidcProvider provider,
            OidcProperties.On on,
            AccountStore accounts,
            Sessions sessions,
            SealedJson sealed,
            Duration lasts,
            InstantSource clock) {
        this.provider = provider;
        this.on = on;
        this.accounts = accounts;
        this.sessions = sessions;
        this.sealed = sealed;
        this.lasts = lasts;
        this.clock = clock;
    }

    @GetMapping(PATH + "/login")
    Mono<ResponseEntity<Void>> login(@RequestParam Optional<String> next, ServerWebExchange exchange) {
        var attempt = OidcAttempt.begin(next.orElse("/"), clock.instant().plus(ATTEMPT));
        return provider.address(attempt)
                .map(address -> {
                    exchange.getResponse().addCookie(cookie(exchange.getRequest(), sealed(attempt), ATTEMPT));
                    return redirect(address);
                })
                .onErrorMap(OidcRoutes::problem);
    }

    @GetMapping(PATH + "/callback")
    Mono<ResponseEntity<Void>> callback(
            @RequestParam Optional<String> code,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> error,
            ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        OidcAttempt attempt = attempt(request)
                .filter(made -> state.filter(made.state()::equals).isPresent()
                        && clock.instant().isBefore(made.until()))
                .orElseThrow(() -> Problem.of(AuthProblem.CITY_SIGN_IN_FAILED).refused());
        return Mono.justOrEmpty(code)
                .switchIfEmpty(Mono.error(() -> OidcProvider.withoutCode(error)))
                .flatMap(given -> provider.redeem(attempt, given))
                .flatMap(this::open)
                .map(opened -> {
                    exchange.getResponse().addCookie(SessionCookie.issue(request, opened.token(), lasts));
                    exchange.getResponse().addCookie(cookie(request, "", Duration.ZERO));
                    return redirect(attempt.next());
                })
                .onErrorMap(OidcRoutes::problem);
    }

    private Mono<Sessions.Opened> open(Jwt token) {
        Role role = on.roles()
                .roleOf(Optional.ofNullable(token.getClaimAsStringList(on.rolesClaim()))
                        .orElse(List.of()))
                .orElseThrow(() -> Problem.of(AuthProblem.CITY_ROLE_MISSING).refused());
        Account account = account(token, role);
        Instant end = clock.instant().plus(lasts);
        return accounts.load(List.of(account))
                .then(sessions.follow(account))
                .then(Mono.defer(() -> sessions.open(account, end, Optional.empty())));
    }

    /** Its id follows from who they are at the issuer, so that they are the same person at each sign-in. */
    private Account account(Jwt token, Role role) {
        UUID id = UUID.nameUUIDFromBytes((on.issuer() + "\n" + token.getSubject()).getBytes(StandardCharsets.UTF_8));
        String username = "city-" + id.toString().replace("-", "").substring(0, 12);
        String name = Optional.ofNullable(token.getClaimAsString("name"))
                .or(() -> Optional.ofNullable(token.getClaimAsString("preferred_username")))
                .filter(text -> !text.isBlank())
                .map(text -> text.substring(0, Math.min(text.length(), 60)))
                .orElse(username);
        return new Account(
                new AccountId(id), username, name, role, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static Throwable problem(Throwable failure) {
        return switch (failure) {
            case OidcProvider.Unreachable away -> {
                LOG.warn("{}", away.getMessage());
                yield Problem.unavailable(AGAIN).refused();
            }
            case OidcProvider.Refused refused -> {
                LOG.warn("the city's sign-in admitted nobody: {}", refused.getMessage());
                yield Problem.of(AuthProblem.CITY_SIGN_IN_FAILED).refused();
            }
            default -> failure;
        };
    }

    private String sealed(OidcAttempt attempt) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealed.seal(attempt, PLACE).getData());
    }

    private Optional<OidcAttempt> attempt(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(COOKIE))
                .map(HttpCookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .flatMap(this::opened);
    }

    private Optional<OidcAttempt> opened(String value) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            return Optional.of(sealed.open(new Binary(bytes), OidcAttempt.class, PLACE));
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static ResponseCookie cookie(ServerHttpRequest request, String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure("https".equals(request.getURI().getScheme()))
                .path(PATH)
                .maxAge(age)
                .build();
    }

    private static ResponseEntity<Void> redirect(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(address))
                .build();
    }
}
