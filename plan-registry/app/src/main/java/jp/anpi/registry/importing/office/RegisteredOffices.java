package jp.anpi.registry.importing.office;

import java.util.Set;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.schedule.OfficeNumberLinks;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** The offices that lists may name; a few hundred in a city, and read whole. */
public final class RegisteredOffices {

    private final StateStore<OfficeState> offices;
    private final OfficeNumberLinks numbers;

    RegisteredOffices(StateStore<OfficeState> offices, OfficeNumberLinks numbers) {
        this.offices = offices;
        this.numbers = numbers;
    }

    /** All of them, read anew. */
    public Mono<OfficeBook> book() {
        return Mono.zip(offices.all(new Document()).collectList(), numbers.known(), OfficeBook::new);
    }

    /** Those that are registered. */
    public Mono<Set<OfficeId>> among(Set<String> ids) {
        return offices.find(ids)
                .map(found -> found.values().stream().map(OfficeState::id).collect(Collectors.toSet()));
    }
}
