package jp.anpi.registry.hazard;

import java.util.Optional;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.store.SpooledUpload;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Districts: taken in as a whole, listed. They name nobody. */
@RestController
final class DistrictRoutes {

    private final StateStore<DistrictState> districts;
    private final Districts city;
    private final HazardProperties properties;

    DistrictRoutes(StateStore<DistrictState> districts, Districts city, HazardProperties properties) {
        this.districts = districts;
        this.city = city;
        this.properties = properties;
    }

    @GetMapping("/api/hazards/districts")
    Mono<Listing<DistrictState>> districts(Paging paging) {
        Optional<String> after = paging.after(1).map(cursor -> cursor.parts().getFirst());
        return districts
                .list(new Document(), after, paging.limit() + 1)
                .map(found -> Listing.of(
                        found, paging.limit(), last -> Cursor.of(last.id().value())));
    }

    /** The form may say in which fields of its features {@code code} and {@code name} stand, beside the file. */
    @PostMapping(path = "/api/hazards/districts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<DistrictAnswer> take(
            @RequestBody Flux<PartEvent> parts, @RequestParam(defaultValue = "false") boolean dryRun) {
        return SpooledUpload.of(parts, properties.upload().toBytes(), HazardProblem.ONE_MAP)
                .flatMap(upload -> city.take(
                        upload.file(), new Districts.Wish(field(upload, "code"), field(upload, "name"), dryRun)))
                .map(outcome -> DistrictAnswer.of(outcome, dryRun));
    }

    /** The map before holds again; a second time it is this one again. */
    @PostMapping("/api/hazards/districts/undo")
    Mono<DistrictAnswer> back() {
        return city.back().map(outcome -> DistrictAnswer.of(outcome, false));
    }

    private static Optional<String> field(SpooledUpload upload, String name) {
        return upload.field(name).map(String::strip).filter(text -> !text.isEmpty());
    }
}
