package jp.anpi.registry.http.problem;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.InvalidMimeTypeException;

/** Tells a person who opened an address in a browser from a script that calls the API. */
final class OpenedPage {

    /** The start page, which signs in and then leads to {@code next}. */
    private static final String SIGN_IN = "/?next=";

    private OpenedPage() {}

    /** Whether the request asks for a page by name; whatever is under {@code /api/} answers data to everyone. */
    static boolean is(ServerHttpRequest request) {
        boolean reads = request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD);
        return reads
                && !request.getPath().pathWithinApplication().value().startsWith("/api/")
                && accepted(request).stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    /** Where to sign in and come back from to what was asked for. */
    static URI signInFor(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        String asked = request.getURI().getRawPath() + (query == null ? "" : "?" + query);
        return URI.create(
                request.getPath().contextPath().value() + SIGN_IN + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept();
        } catch (InvalidMediaTypeException | InvalidMimeTypeException unreadable) {
            return List.of();
        }
    }
}
