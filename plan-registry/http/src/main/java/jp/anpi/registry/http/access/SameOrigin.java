package jp.anpi.registry.http.access;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Whether a changing request comes from one of our own pages. Browsers attach cookies to foreign pages' requests too, and
 * always say where a changing request comes from.
 */
final class SameOrigin {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    /** What the browser says about where a request comes from. */
    enum Source {
        OWN,
        FOREIGN,
        UNSAID
    }

    static boolean refuses(ServerHttpRequest request, Credentials credentials) {
        if (SAFE.contains(request.getMethod())) {
            return false;
        }
        return switch (credentials) {
            case Credentials.Bearer _ -> false;
            case Credentials.Cookie _ -> source(request) != Source.OWN;
            case Credentials.None _ -> source(request) == Source.FOREIGN;
        };
    }

    private static Source source(ServerHttpRequest request) {
        String site = request.getHeaders().getFirst("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") ? Source.OWN : Source.FOREIGN;
        }
        String origin = request.getHeaders().getOrigin();
        if (origin == null) {
            return Source.UNSAID;
        }
        return origin.equalsIgnoreCase(originOf(request.getURI())) ? Source.OWN : Source.FOREIGN;
    }

    private static String originOf(URI uri) {
        @Nullable String scheme = uri.getScheme();
        boolean usual = uri.getPort() == -1
                || ("http".equals(scheme) && uri.getPort() == 80)
                || ("https".equals(scheme) && uri.getPort() == 443);
        return scheme + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort());
    }
}
