package jp.anpi.registry.importing.person;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.hazard.DistrictMap;
import jp.anpi.registry.search.SearchKey;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** Districts as lists name them: by code or name; a word that may mean two of them means none. */
public final class DistrictNames {

    private final StateStore<DistrictState> districts;

    DistrictNames(StateStore<DistrictState> districts) {
        this.districts = districts;
    }

    /** Where they lie. */
    Mono<DistrictMap> drawn() {
        return districts.all(new Document()).collectList().map(DistrictMap::new);
    }

    /** Which district a word names; nothing where it names none, or might name two. */
    public Mono<Function<String, Optional<DistrictId>>> known() {
        return districts.all(new Document()).collectList().map(all -> {
            Map<String, Set<DistrictId>> names = new HashMap<>();
            for (DistrictState district : all) {
                for (String word : List.of(district.id().value(), district.name())) {
                    names.computeIfAbsent(SearchKey.of(word), _ -> new HashSet<>())
                            .add(district.id());
                }
            }
            return name -> Optional.of(names.getOrDefault(SearchKey.of(name), Set.of()))
                    .filter(meant -> meant.size() == 1)
                    .map(meant -> meant.iterator().next());
        });
    }
}
