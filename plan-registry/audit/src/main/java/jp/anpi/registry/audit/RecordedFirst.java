package jp.anpi.registry.audit;

import java.util.Collection;
import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * For work that goes on when whoever wanted it waits no longer: then nothing is answered, and no answer is recorded. So whoever does
 * it has recorded what it will change before it is changed, as begun (202); a line with the outcome follows only when it fails.
 */
public final class RecordedFirst {

    private static final String ATTRIBUTE = RecordedFirst.class.getName();

    private RecordedFirst() {}

    /**
     * Completes when it is recorded that this call changes these people, at once and not with the answer; may be said again of more.
     *
     * @param said what the call says beside its path, such as who takes over
     */
    public static Mono<Void> in(ServerWebExchange exchange, Map<String, String> said, Collection<PersonId> people) {
        return Mono.defer(() -> {
            RecordedCall call = exchange.getAttribute(ATTRIBUTE);
            return call == null ? Mono.empty() : call.changes(said, people);
        });
    }

    static void by(RecordedCall call, ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, call);
    }
}
