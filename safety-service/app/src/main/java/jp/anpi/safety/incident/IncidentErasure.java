package jp.anpi.safety.incident;

import jp.anpi.safety.contract.IncidentId;
import reactor.core.publisher.Mono;

/** Takes what is stored about an incident out of every collection of the service; doing so again changes nothing. */
@FunctionalInterface
public interface IncidentErasure {

    Mono<Void> erase(IncidentId incident);
}
