package jp.anpi.registry.http.access;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a request brings along to say who calls. A bearer token wins over a cookie, since only a script sends one. */
sealed interface Credentials {

    /** Longer than any token we hand out: not worth hashing. */
    int LONGEST_TOKEN = 128;

    record None() implements Credentials {}

    record Bearer(String token) implements Credentials {}

    record Cookie(String token) implements Credentials {}

    /** The token, whichever way it came. */
    default Optional<String> found() {
        return switch (this) {
            case None _ -> Optional.empty();
            case Bearer(String token) -> Optional.of(token);
            case Cookie(String token) -> Optional.of(token);
        };
    }

    static Credentials of(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            String token = header.substring(7).strip();
            return token.length() <= LONGEST_TOKEN ? new Bearer(token) : new None();
        }
        boolean secure = "https".equals(request.getURI().getScheme());
        var cookie = request.getCookies().getFirst(secure ? SessionCookie.SECURE_NAME : SessionCookie.NAME);
        return cookie != null
                        && !cookie.getValue().isEmpty()
                        && cookie.getValue().length() <= LONGEST_TOKEN
                ? new Cookie(cookie.getValue())
                : new None();
    }
}
