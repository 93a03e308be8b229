package jp.anpi.registry.http.server;

import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.AbstractServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * Begins the handling of each request in a task of its own on the connection's event loop. Reactor Netty 1.3.7 stops reading
 * a kept-alive connection for ever when a request that came before the last answer was finished is itself answered at once
 * (reactor-netty issue 4361; 1.3.8 needs a Netty whose native jars do not resolve yet); an answer that begins a task later
 * is never "at once". Costs about a microsecond a request and no change of thread.
 */
final class KeptAliveFilter implements WebFilter, Ordered {

    private final Map<EventLoop, Scheduler> loops = new ConcurrentHashMap<>();

    /** Before everything that may answer. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return connectionOf(exchange)
                .map(connection -> Mono.defer(() -> chain.filter(exchange)).subscribeOn(schedulerOf(connection)))
                .orElseGet(() -> chain.filter(exchange));
    }

    private static Optional<Connection> connectionOf(ServerWebExchange exchange) {
        if (!(exchange.getRequest() instanceof AbstractServerHttpRequest request)) {
            return Optional.empty();
        }
        try {
            return request.getNativeRequest() instanceof Connection connection
                    ? Optional.of(connection)
                    : Optional.empty();
        } catch (IllegalStateException noServer) {
            // A request that was made up for a test has no connection, and says so only by this exception.
            return Optional.empty();
        }
    }

    private Scheduler schedulerOf(Connection connection) {
        return loops.computeIfAbsent(connection.channel().eventLoop(), Schedulers::fromExecutor);
    }
}
