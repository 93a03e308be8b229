package jp.anpi.registry.http.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers to trust nothing but our own files, to frame us nowhere, and to keep no answer of the API. A script or style sheet
 * goes by the policy of the page that loads it, whatever it says itself, and thirty of them make a page on one bar of signal: they
 * say only what a browser asks a part of a page.
 */
final class SecurityHeaders implements WebFilter, Ordered {

    static final String POLICY = policy("");

    /** A year: a browser that knows the product by https never again asks for it without. */
    private static final String HTTPS_ONLY = "max-age=31536000; includeSubDomains";

    private static final List<String> OF_A_DOCUMENT =
            List.of("Content-Security-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy");

    /** A worker is a document of its own: it goes by its own script's policy. */
    private static final Pattern PART_OF_A_PAGE = Pattern.compile("(?!.*/worker\\.js).+\\.(js|css)");

    private final String policy;

    /** @param pictures origins of which pictures are shown as well */
    SecurityHeaders(Stream<ImageSource> pictures) {
        policy = policy(pictures.map(ImageSource::origin)
                .filter(origin -> !origin.isEmpty())
                .map(" "::concat)
                .collect(Collectors.joining()));
    }

    private static String policy(String pictures) {
        return "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:" + pictures + "; "
                + "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(self), microphone=(), payment=(), usb=(), geolocation=(self)");
        if ("https".equals(exchange.getRequest().getURI().getScheme())) {
            headers.set("Strict-Transport-Security", HTTPS_ONLY);
        }
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (mayNamePeople(path)) {
            headers.setCacheControl("no-store");
        }
        if (PART_OF_A_PAGE.matcher(path).matches()) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> leave(exchange.getResponse())));
        }
        return chain.filter(exchange);
    }

    /** What is said in place of the file may be a page. */
    private static void leave(ServerHttpResponse response) {
        HttpStatusCode status = response.getStatusCode();
        if (status == null || status.isSameCodeAs(HttpStatus.OK) || status.isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            OF_A_DOCUMENT.forEach(response.getHeaders()::remove);
        }
    }

    private static boolean mayNamePeople(String path) {
        return path.startsWith("/api/") || path.equals("/sandbox") || path.startsWith("/actuator/");
    }
}
