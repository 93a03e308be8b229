package jp.anpi.registry.http.access;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import jp.anpi.registry.contract.SessionState;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Refused;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The one door: nothing behind it runs unless a rule names the route and admits the caller. */
final class AccessFilter implements WebFilter, Ordered {

    private static final Duration STARTING = Duration.ofSeconds(2);

    /** Browsers obey this over https only; the pages obey the problem's type. */
    private static final String EVERYTHING = "\"cache\", \"cookies\", \"storage\"";

    private final RouteTable routes;
    private final SignedIn signedIn;
    private final MeterRegistry meters;

    AccessFilter(RouteTable routes, SignedIn signedIn, MeterRegistry meters) {
        this.routes = routes;
        this.signedIn = signedIn;
        this.meters = meters;
    }

    /** After the filters that observe and head a request, before everything that acts on it. */
    @Override
    public int getOrder() {
        return -100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        return switch (routes.find(request.getMethod(), request.getPath().pathWithinApplication())) {
            case RouteTable.Match.NoRule _ -> refuse("no_rule", Problem.of(CommonProblem.NOT_FOUND));
            case RouteTable.Match.OtherMethods(var allowed) -> {
                count("method");
                yield Mono.error(new MethodNotAllowedException(request.getMethod(), allowed));
            }
            case RouteTable.Match.Ruled(RouteRule route) -> admit(route, exchange, chain);
        };
    }

    private Mono<Void> admit(RouteRule route, ServerWebExchange exchange, WebFilterChain chain) {
        Credentials credentials = Credentials.of(exchange.getRequest());
        if (SameOrigin.refuses(exchange.getRequest(), credentials)) {
            return refuse("foreign_origin", Problem.of(CommonProblem.FOREIGN_ORIGIN));
        }
        if (!signedIn.isComplete() && isForWhoSignedIn(route) && !(credentials instanceof Credentials.None)) {
            return refuse("starting", Problem.unavailable(STARTING));
        }
        Optional<Caller> caller = signedIn.find(credentials);
        caller.ifPresent(c -> c.putInto(exchange));
        return switch (route.rule().on(caller)) {
            case ADMITTED -> {
                if (route.changes() && caller.filter(AccessFilter::onlyReads).isPresent()) {
                    yield refuse("reading_token", Problem.of(CommonProblem.READING_TOKEN));
                }
                Optional<LocalDate> leftOn = caller.flatMap(Caller::leftOn).filter(_ -> !route.leavers());
                if (leftOn.isPresent()) {
                    yield refuse("has_left", Problem.of(CommonProblem.HAS_LEFT, leftOn.get()));
                }
                yield chain.filter(exchange).doOnError(Refused.class, this::countUnknown);
            }
            case NOT_SIGNED_IN -> {
                if (signedIn.isWithdrawnDevice(credentials)) {
                    yield forget(exchange);
                }
                yield refuse("not_signed_in", Problem.of(CommonProblem.NOT_SIGNED_IN));
            }
            case WRONG_ROLE -> refuse("role", Problem.of(CommonProblem.FORBIDDEN));
        };
    }

    /**
     * Before the log is read nobody is known for good: a token may turn out as known or withdrawn, its member to have moved. Who
     * is told to come again loses nothing; who is told that somebody is not theirs loses a report.
     */
    private static boolean isForWhoSignedIn(RouteRule route) {
        return route.rule().on(Optional.empty()) == AccessRule.Verdict.NOT_SIGNED_IN;
    }

    private static boolean onlyReads(Caller caller) {
        return caller.scope().filter(SessionState.Scope.READING::equals).isPresent();
    }

    /**
     * A lost or withdrawn device learns of it at its next contact, whatever it asks for, and is told to forget what it keeps;
     * again at each contact, in case it was interrupted.
     */
    private Mono<Void> forget(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("Clear-Site-Data", EVERYTHING);
        return refuse("withdrawn_device", Problem.of(CommonProblem.DEVICE_WITHDRAWN));
    }

    private Mono<Void> refuse(String reason, Problem problem) {
        count(reason);
        return Mono.error(problem.refused());
    }

    /** Ids cannot be guessed; that somebody tries to shows in the figures. */
    private void countUnknown(Refused refused) {
        if (refused.problem().kind().status() == HttpStatus.NOT_FOUND.value()) {
            count("unknown_id");
        }
    }

    private void count(String reason) {
        meters.counter("anpi.access.refused", "reason", reason).increment();
    }
}
