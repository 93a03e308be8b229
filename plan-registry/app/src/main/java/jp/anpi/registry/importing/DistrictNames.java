package jp.anpi.registry.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Districts as lists name them: by code or name. */
final class DistrictNames {

    private final StateStore<DistrictState> districts;

    DistrictNames(StateStore<DistrictState> districts) {
        this.districts = districts;
    }

    Mono<Function<String, Optional<DistrictId>>> known() {
        return districts.all(new Document()).collectList().map(all -> {
            Map<String, DistrictId> names = new HashMap<>();
            all.forEach(district -> {
                names.put(SearchKey.of(district.id().value()), district.id());
                names.put(SearchKey.of(district.name()), district.id());
            });
            return name -> Optional.ofNullable(names.get(SearchKey.of(name)));
        });
    }
}
