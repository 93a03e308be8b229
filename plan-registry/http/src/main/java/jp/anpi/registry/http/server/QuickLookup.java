package jp.anpi.registry.http.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.http.path.PathShape;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/** Finds annotated routes as Spring does, without trying each condition of those whose path cannot match. */
final class QuickLookup extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, PathShape[]> shapes = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        for (PathShape shape : shapes.computeIfAbsent(info, QuickLookup::shapesOf)) {
            if (shape.mayMatch(path)) {
                return super.getMatchingMapping(info, exchange);
            }
        }
        return null;
    }

    private static PathShape[] shapesOf(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream()
                .map(PathPattern::getPatternString)
                .map(PathShape::of)
                .toArray(PathShape[]::new);
    }
}
