package jp.anpi.registry.store;

import java.util.Collection;
import jp.anpi.registry.contract.PersonId;
import reactor.core.publisher.Mono;

/** Something that is kept of people beside what is published of them; whoever is erased goes from there too. Each feature adds its own. */
@FunctionalInterface
public interface KeptOfPeople {

    /** Harmless for whom nothing is kept. */
    Mono<Void> forget(Collection<PersonId> people);
}
