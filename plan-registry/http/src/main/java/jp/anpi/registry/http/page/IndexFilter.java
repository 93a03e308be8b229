package jp.anpi.registry.http.page;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Leads {@code /board} to {@code /board/} and answers that with the folder's {@code index.html}, which WebFlux does not do by itself. */
final class IndexFilter implements WebFilter, Ordered {

    private final Set<String> folders;

    IndexFilter(Stream<Pages> pages) {
        folders = pages.map(Pages::path).collect(Collectors.toUnmodifiableSet());
    }

    /** Before the access rules, so that they see what is really served. */
    @Override
    public int getOrder() {
        return -200;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        boolean reads = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        String path = request.getPath().pathWithinApplication().value();
        if (reads && folders.contains(path)) {
            return chain.filter(exchange.mutate()
                    .request(to -> to.path(request.getPath().contextPath().value() + path + "index.html"))
                    .build());
        }
        if (reads && folders.contains(path + "/")) {
            String query = request.getURI().getRawQuery();
            exchange.getResponse().setStatusCode(HttpStatus.PERMANENT_REDIRECT);
            exchange.getResponse()
                    .getHeaders()
                    .setLocation(URI.create(request.getPath().value() + "/" + (query == null ? "" : "?" + query)));
            return exchange.getResponse().setComplete();
        }
        return chain.filter(exchange);
    }
}
