package jp.anpi.registry.http.access;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The browser's session: HttpOnly and SameSite=Lax. By https it is Secure and named so that a browser takes it from this very
 * host only.
 */
public final class SessionCookie {

    /** Without https. */
    public static final String NAME = "anpi_session";

    /** By https. */
    public static final String SECURE_NAME = "__Host-anpi_session";

    private SessionCookie() {}

    /** Hands the token to the browser for as long as the session lasts. */
    public static ResponseCookie issue(ServerHttpRequest request, String token, Duration lasts) {
        return cookie(request, token).maxAge(lasts).build();
    }

    /** Hands the browser the token that it sent as a cookie once more, so that the cookie lasts on from now. */
    public static Optional<ResponseCookie> renew(ServerHttpRequest request, Duration lasts) {
        return Credentials.of(request) instanceof Credentials.Cookie(String token)
                ? Optional.of(issue(request, token, lasts))
                : Optional.empty();
    }

    /** Takes the session from the browser. */
    public static ResponseCookie clear(ServerHttpRequest request) {
        return cookie(request, "").maxAge(Duration.ZERO).build();
    }

    /** The token by which this request is signed in, be it cookie or bearer. */
    public static Optional<String> tokenOf(ServerHttpRequest request) {
        return Credentials.of(request).found();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(ServerHttpRequest request, String value) {
        boolean secure = "https".equals(request.getURI().getScheme());
        return ResponseCookie.from(secure ? SECURE_NAME : NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .path("/");
    }
}
