package jp.anpi.registry.http.limit;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses (429) whoever asks far more often than anybody needs; after the access rules, which say who it is. */
final class LimitFilter implements WebFilter, Ordered {

    private static final int NETWORK = 8;

    private final Budgets sessions;
    private final Budgets addresses;
    private final MeterRegistry meters;

    LimitFilter(LimitProperties limits, MeterRegistry meters) {
        this.sessions = new Budgets(limits.session(), limits.sessionBurst(), System::nanoTime);
        this.addresses = new Budgets(limits.address(), limits.addressBurst(), System::nanoTime);
        this.meters = meters;
    }

    @Override
    public int getOrder() {
        return -95;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!path.startsWith("/api/") || sendsReports(exchange, path)) {
            return chain.filter(exchange);
        }
        Optional<Caller> caller = Caller.of(exchange);
        Optional<Duration> wait = caller.map(one -> sessions.take(one.account() + " " + one.device()))
                .orElseGet(() -> addressOf(exchange).flatMap(addresses::take));
        return wait.map(howLong -> {
                    meters.counter("anpi.limit.refused", "who", caller.isPresent() ? "session" : "address")
                            .increment();
                    return Mono.<Void>error(Problem.tooMany(howLong).refused());
                })
                .orElseGet(() -> chain.filter(exchange));
    }

    private static boolean sendsReports(ServerWebExchange exchange, String path) {
        return exchange.getRequest().getMethod().equals(HttpMethod.POST)
                && path.startsWith("/api/incidents/")
                && (path.endsWith("/reports") || path.endsWith("/answers") || path.endsWith("/citizens"));
    }

    private static Optional<String> addressOf(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(LimitFilter::network);
    }

    /** Whoever has one IPv6 address has all of its network. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK))
                : address.getHostAddress();
    }
}
