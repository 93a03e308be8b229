package jp.anpi.registry.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/** What callers say they do something for ({@code Anpi-Purpose}); it stands in the trail beside what the route is for. */
public final class SaidPurpose {

    private static final int LONGEST = 200;
    private static final String ATTRIBUTE = SaidPurpose.class.getName();

    private SaidPurpose() {}

    /** The answer of this exchange is for what was said when it was asked for, whatever this request says. */
    public static void in(ServerWebExchange exchange, String purpose) {
        exchange.getAttributes().put(ATTRIBUTE, purpose);
    }

    static Optional<String> of(ServerWebExchange exchange) {
        String earlier = exchange.getAttribute(ATTRIBUTE);
        return Optional.ofNullable(earlier).or(() -> of(exchange.getRequest()));
    }

    /** At most {@value #LONGEST} characters; empty when nothing is said. */
    public static Optional<String> of(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst("Anpi-Purpose"))
                .map(SaidPurpose::decoded)
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) : text)
                .filter(text -> !text.isBlank());
    }

    /** Headers hold no Japanese: it comes percent-encoded. */
    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return header;
        }
    }
}
