package jp.anpi.registry.office;

import java.util.Optional;
import jp.anpi.registry.contract.MemberState;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.OfficeState;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodMaps;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class OfficeRoutes {

    private final StateStore<OfficeState> offices;
    private final StateStore<MemberState> members;
    private final FloodMaps floods;

    OfficeRoutes(StateStore<OfficeState> offices, StateStore<MemberState> members, FloodMaps floods) {
        this.offices = offices;
        this.members = members;
        this.floods = floods;
    }

    @GetMapping("/api/offices")
    Mono<Listing<OfficeItem>> offices(Paging paging) {
        FloodMap map = floods.current();
        return offices.list(new Document(), after(paging), paging.limit() + 1)
                .map(found -> Listing.of(
                                found,
                                paging.limit(),
                                last -> Cursor.of(last.id().toString()))
                        .map(office -> OfficeItem.of(office, map)));
    }

    @GetMapping("/api/members")
    Mono<Listing<MemberState>> members(@RequestParam Optional<OfficeId> officeId, Paging paging) {
        Document filter = officeId.map(office -> new Document("office", office.toString()))
                .orElseGet(Document::new);
        return members.list(filter, after(paging), paging.limit() + 1)
                .map(found -> Listing.of(
                        found, paging.limit(), last -> Cursor.of(last.id().toString())));
    }

    private static Optional<String> after(Paging paging) {
        return paging.after(1).map(cursor -> cursor.parts().getFirst());
    }
}
