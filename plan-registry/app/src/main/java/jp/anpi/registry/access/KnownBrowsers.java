package jp.anpi.registry.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Browsers from which somebody has signed in before. Their tries are counted apart from the rest of their address, so that a
 * stranger who guesses behind the same address — a whole city hall has one — slows down strangers only. The cookie admits
 * nobody: it says which counter to use.
 */
final class KnownBrowsers {

    static final String NAME = "anpi_known";
    private static final String COUNTED = "browser ";
    private static final Duration LASTS = Duration.ofDays(400);
    private static final int ID = 16;
    private static final int LONGEST = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    KnownBrowsers(SecretKey key) {
        this.key = key;
    }

    /** As whom the tries of a known browser are counted. */
    static Patience.Who counted(String username, String browser) {
        return new Patience.Who(username, COUNTED + browser);
    }

    static boolean isOne(Patience.Who who) {
        return who.from().startsWith(COUNTED);
    }

    /** The browser's own name when that user has signed in from it before. */
    Optional<String> recognise(ServerHttpRequest request, String username) {
        return Optional.ofNullable(request.getCookies().getFirst(NAME))
                .map(cookie -> cookie.getValue())
                .filter(value -> value.length() <= LONGEST)
                .flatMap(value -> idOf(value, username));
    }

    /** Remembers the browser for this user. */
    ResponseCookie remember(ServerHttpRequest request, String username) {
        byte[] id = new byte[ID];
        RANDOM.nextBytes(id);
        String name = encoded(id);
        return ResponseCookie.from(NAME, name + "." + encoded(mac(name, username)))
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equals(request.getURI().getScheme()))
                .path("/api/auth/login")
                .maxAge(LASTS)
                .build();
    }

    private Optional<String> idOf(String value, String username) {
        int dot = value.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String name = value.substring(0, dot);
        byte[] given = value.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        byte[] ours = encoded(mac(name, username)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(ours, given) ? Optional.of(name) : Optional.empty();
    }

    private byte[] mac(String name, String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal((name + "/" + username).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
