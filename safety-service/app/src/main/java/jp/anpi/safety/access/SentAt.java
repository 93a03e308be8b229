package jp.anpi.safety.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import jp.anpi.registry.contract.IsoInstants;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What the sender's clock showed at sending, as the header {@code Anpi-Sent-At} says it. */
public final class SentAt {

    private static final String HEADER = "Anpi-Sent-At";

    private SentAt() {}

    /** An unreadable clock is an unknown clock: no clock value refuses a report. */
    public static Optional<Instant> of(ServerHttpRequest request) {
        String said = request.getHeaders().getFirst(HEADER);
        try {
            return Optional.ofNullable(said).map(IsoInstants::parse);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
