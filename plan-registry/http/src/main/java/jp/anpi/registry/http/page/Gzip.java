package jp.anpi.registry.http.page;

import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The one way in which we pack what goes over the wire. */
public final class Gzip {

    /** Its name in the header of an answer that is packed. */
    public static final String NAME = "gzip";

    private static final Pattern WELCOME = Pattern.compile("(?i)(^|[,\\s])(gzip|\\*)(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    private Gzip() {}

    /** Whether whoever asks can unpack the answer, by the request's {@code Accept-Encoding}. */
    public static boolean isWelcome(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
                .anyMatch(accepted -> WELCOME.matcher(accepted).find());
    }
}
