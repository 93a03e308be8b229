package jp.anpi.registry.http.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Collects methods and paths of router functions; what does not say its path is collected as unreadable. */
final class FunctionRoutes implements RouterFunctions.Visitor {

    record Found(Set<HttpMethod> methods, List<String> patterns) {}

    private final List<Found> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Deque<Found> nests = new ArrayDeque<>();

    List<Found> found() {
        return found;
    }

    List<String> unreadable() {
        return unreadable;
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        nests.push(inside(read(predicate)));
    }

    @Override
    public void endNested(RequestPredicate predicate) {
        nests.pop();
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        Found route = inside(read(predicate));
        if (route.patterns().isEmpty()) {
            unreadable.add("router function without a path: " + predicate);
        } else {
            found.add(route);
        }
    }

    @Override
    public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
        unreadable.add("router function of resources");
    }

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> function) {
        unreadable.add("unknown router function: " + function.getClass().getName());
    }

    private Found inside(Found inner) {
        Found outer = nests.peek();
        if (outer == null) {
            return inner;
        }
        List<String> patterns = new ArrayList<>();
        for (var prefix : outer.patterns().isEmpty() ? List.of("") : outer.patterns()) {
            inner.patterns().forEach(pattern -> patterns.add(prefix + pattern));
        }
        return new Found(
                inner.methods().isEmpty() ? outer.methods() : inner.methods(),
                inner.patterns().isEmpty() ? outer.patterns() : patterns);
    }

    private static Found read(RequestPredicate predicate) {
        var reader = new PredicateReader();
        predicate.accept(reader);
        return new Found(reader.methods, reader.patterns);
    }

    /** Takes methods and paths out of a predicate; of alternatives it takes all. */
    private static final class PredicateReader implements RequestPredicates.Visitor {
        private final Set<HttpMethod> methods = new LinkedHashSet<>();
        private final List<String> patterns = new ArrayList<>();

        @Override
        public void method(Set<HttpMethod> some) {
            methods.addAll(some);
        }

        @Override
        public void path(String pattern) {
            patterns.add(pattern);
        }

        @Override
        @SuppressWarnings("removal")
        public void pathExtension(String extension) {}

        @Override
        public void header(String name, String value) {}

        @Override
        public void queryParam(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void unknown(RequestPredicate predicate) {}
    }
}
