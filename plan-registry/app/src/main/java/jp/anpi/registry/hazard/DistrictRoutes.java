package jp.anpi.registry.hazard;

import java.util.Optional;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class DistrictRoutes {

    private final StateStore<DistrictState> districts;

    DistrictRoutes(StateStore<DistrictState> districts) {
        this.districts = districts;
    }

    @GetMapping("/api/hazards/districts")
    Mono<Listing<DistrictState>> districts(Paging paging) {
        Optional<String> after = paging.after(1).map(cursor -> cursor.parts().getFirst());
        return districts
                .list(new Document(), after, paging.limit() + 1)
                .map(found -> Listing.of(
                        found, paging.limit(), last -> Cursor.of(last.id().value())));
    }
}
