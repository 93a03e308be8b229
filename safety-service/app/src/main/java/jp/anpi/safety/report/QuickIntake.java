package jp.anpi.safety.report;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.path.PathShape;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lane of its own for the one call that comes by the thousands when the earth has shaken: one report as plain JSON. It
 * stands behind the access rules like every route and answers to the byte what {@link ReportRoutes#one} answers, without the
 * framework's search for a route, its arguments and its way to write an answer, which cost more than the report itself. What
 * it does not know at a glance goes on to the route.
 */
final class QuickIntake implements WebFilter, Ordered {

    private static final String PATTERN = "/api/incidents/{incident}/reports";
    private static final PathShape SHAPE = PathShape.of(PATTERN);
    private static final PathPattern ROUTE = PathPatternParser.defaultInstance.parse(PATTERN);
    private static final int INCIDENT = 5;
    private static final List<String> JSON = List.of(MediaType.APPLICATION_JSON_VALUE);
    private static final List<String> ANYTHING = List.of(MediaType.ALL_VALUE);

    private final ReportRoutes routes;
    private final ObjectWriter receipts;

    QuickIntake(ReportRoutes routes, JsonMapper json) {
        this.routes = routes;
        this.receipts = json.writerFor(Receipt.class);
    }

    /** Right before the routes. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        PathContainer path = request.getPath().pathWithinApplication();
        if (request.getMethod() != HttpMethod.POST || !SHAPE.mayMatch(path) || !isPlain(request.getHeaders())) {
            return chain.filter(exchange);
        }
        Optional<Caller> caller = Caller.of(exchange);
        if (caller.isEmpty() || !(path.elements().get(INCIDENT) instanceof PathContainer.PathSegment incident)) {
            return chain.filter(exchange);
        }
        // What the dispatcher would have noted for the metrics and the trail.
        exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, ROUTE);
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(observed -> observed.setPathPattern(PATTERN));
        return routes.take(incident.valueToMatch(), caller.get(), request)
                .flatMap(receipt -> accepted(receipt, exchange.getResponse()));
    }

    private static boolean isPlain(HttpHeaders headers) {
        List<String> accepted = headers.getOrEmpty(HttpHeaders.ACCEPT);
        return headers.getOrEmpty(HttpHeaders.CONTENT_TYPE).equals(JSON)
                && (accepted.isEmpty() || accepted.equals(JSON) || accepted.equals(ANYTHING));
    }

    private Mono<Void> accepted(Receipt receipt, ServerHttpResponse response) {
        byte[] body = receipts.writeValueAsBytes(receipt);
        response.setStatusCode(HttpStatus.ACCEPTED);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
