package jp.anpi.registry.http.server;

import jp.anpi.registry.http.body.OwnBytes;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives each piece of a body that may be refused for its length memory of its own. Spring reads the body while it writes the
 * answer, whose operators let go whatever is discarded as well, so that pieces gathered before the refusal were let go
 * several times. A short body, as reports are, is below what any route gathers, and stays as it is.
 */
final class LongBodies implements WebFilter, Ordered {

    private static final long SHORT = 64 * 1024;

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        return isLong(request)
                ? chain.filter(exchange.mutate().request(new Copied(request)).build())
                : chain.filter(exchange);
    }

    /** A length that was not announced counts as long. */
    private static boolean isLong(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        long length = request.getHeaders().getContentLength();
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD) && (length < 0 || length > SHORT);
    }

    private static final class Copied extends ServerHttpRequestDecorator {

        Copied(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().map(OwnBytes::of);
        }
    }
}
