package jp.anpi.registry.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** What plans are told of who died or moved away. */
@FunctionalInterface
public interface Departures {

    /** Nobody noted anything. */
    Departures UNKNOWN = _ -> Mono.just(Map.of());

    /** Of these people, the first day on which the city had them no more; who is here, or of whom nobody noted it, is left out. */
    Mono<Map<PersonId, LocalDate>> of(Collection<PersonId> people);
}
