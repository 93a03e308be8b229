package jp.anpi.registry.importing.undo;

import java.util.function.BiFunction;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.store.RegistryDatabase;
import jp.anpi.registry.store.SealedJson;
import jp.anpi.registry.store.StateStore;
import reactor.core.publisher.Mono;

/** Makes what lists of each kind change states with, and take them back. */
public record ListedStates(RegistryDatabase database, SealedJson sealed, EventLog log) {

    /** @param before where states are kept as they were before the newest list of the kind */
    public <T> StateChanges<T> of(StateStore<T> states, String before, BiFunction<T, Long, T> as) {
        return new StateChanges<>(states, before(states, before), as, log);
    }

    /** As above; {@code ours} tells what followed from a list from what somebody did since. */
    public <T> StateChanges<T> of(
            StateStore<T> states, String before, BiFunction<T, Long, T> as, BiFunction<T, T, Mono<Boolean>> ours) {
        return new StateChanges<>(states, before(states, before), as, log, ours);
    }

    private <T> BeforeImages<T> before(StateStore<T> states, String collection) {
        return new BeforeImages<>(
                database, sealed, collection, states.kind().topic().family());
    }
}
