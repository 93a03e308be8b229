package jp.anpi.registry.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.access.SessionCookie;
import jp.anpi.registry.http.access.TokenHash;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.SampleMark;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
final class AuthRoutes {

    private static final Duration BUSY_PAUSE = Duration.ofSeconds(2);

    private final SignIn signIn;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final Devices devices;
    private final SampleMark sample;
    private final AccessProperties properties;

    AuthRoutes(
            SignIn signIn,
            KnownBrowsers browsers,
            Sessions sessions,
            Devices devices,
            SampleMark sample,
            AccessProperties properties) {
        this.signIn = signIn;
        this.browsers = browsers;
        this.sessions = sessions;
        this.devices = devices;
        this.sample = sample;
        this.properties = properties;
    }

    /** @param token for scripts; browsers have it as a cookie that pages cannot read */
    record Welcome(
            String token, Instant expiresAt, @JsonUnwrapped Me me) {}

    @PostMapping(path = "/api/auth/login", consumes = "application/json")
    Mono<Welcome> login(@RequestBody Mono<LoginRequest> body, ServerWebExchange exchange, Language language) {
        return body.map(LoginRequest::credentials)
                .flatMap(credentials -> signIn.signIn(credentials, who(credentials, exchange.getRequest())))
                .map(result -> answer(result, exchange, language));
    }

    private Welcome answer(SignInResult result, ServerWebExchange exchange, Language language) {
        return switch (result) {
            case SignInResult.Welcome(String token, SessionState session) -> {
                exchange.getResponse()
                        .addCookie(SessionCookie.issue(exchange.getRequest(), token, properties.session()));
                exchange.getResponse().addCookie(browsers.remember(exchange.getRequest(), session.username()));
                Caller caller = sessions.caller(session)
                        .orElseThrow(
                                () -> Problem.of(CommonProblem.NOT_SIGNED_IN).refused());
                yield new Welcome(token, session.expiresAt(), Me.of(caller, sample.isSample(), language));
            }
            case SignInResult.WrongCredentials _ ->
                throw Problem.of(AuthProblem.WRONG_CREDENTIALS).refused();
            case SignInResult.SecondFactorNeeded _ ->
                throw Problem.of(AuthProblem.SECOND_FACTOR_NEEDED).refused();
            case SignInResult.WrongSecondFactor _ ->
                throw Problem.of(AuthProblem.WRONG_SECOND_FACTOR).refused();
            case SignInResult.Wait(Duration howLong) ->
                throw Problem.tooMany(howLong).refused();
            case SignInResult.Busy _ -> throw Problem.unavailable(BUSY_PAUSE).refused();
        };
    }

    @PostMapping("/api/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logout(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(SessionCookie.clear(exchange.getRequest()));
        return Mono.justOrEmpty(SessionCookie.tokenOf(exchange.getRequest()))
                .flatMap(token -> sessions.end(TokenHash.of(token)))
                .flatMap(session -> Mono.justOrEmpty(session.device())
                        .flatMap(device -> devices.signedOut(device, session.username())));
    }

    /** A device's cookie lasts on from each time one of its pages is opened. */
    @GetMapping("/api/auth/me")
    Mono<Me> me(Caller caller, Language language, ServerWebExchange exchange) {
        if (caller.device().isPresent()) {
            SessionCookie.renew(exchange.getRequest(), devices.cookieLasts())
                    .ifPresent(exchange.getResponse()::addCookie);
        }
        return devices.seen(caller).thenReturn(Me.of(caller, sample.isSample(), language));
    }

    private Patience.Who who(SignIn.Credentials credentials, ServerHttpRequest request) {
        return browsers.recognise(request, credentials.username())
                .map(browser -> KnownBrowsers.counted(credentials.username(), browser))
                .orElseGet(() -> Patience.Who.of(credentials.username(), address(request)));
    }

    private static Optional<InetAddress> address(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress()).map(InetSocketAddress::getAddress);
    }
}
