package jp.anpi.registry.shelter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The designated places, for everybody who is signed in: cities publish them. */
@RestController
final class DesignatedPlaceRoutes {

    private final Shelters shelters;

    DesignatedPlaceRoutes(Shelters shelters) {
        this.shelters = shelters;
    }

    /**
     * @param hazards it may be fled to in; none for a place to stay in
     * @param accepts whom it is for, when it is a 福祉避難所
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(
            DesignatedPlace.Kind kind,
            String name,
            String kana,
            String address,
            Optional<Position> position,
            List<Hazard> hazards,
            Optional<Integer> capacity,
            boolean alsoTheOther,
            Optional<String> accepts) {

        static Item of(DesignatedPlace place) {
            return new Item(
                    place.kind(),
                    place.name(),
                    place.kana(),
                    place.address(),
                    place.position(),
                    place.hazards().stream().sorted().toList(),
                    place.capacity(),
                    place.alsoTheOther(),
                    place.accepts());
        }
    }

    /** Goes on by number, since lists change about once a year. */
    @GetMapping("/api/hazards/shelters")
    Listing<Item> shelters(Paging paging) {
        int from = paging.after(1).map(DesignatedPlaceRoutes::number).orElse(0);
        List<DesignatedPlace> page =
                shelters.all().stream().skip(from).limit(paging.limit() + 1L).toList();
        return Listing.of(page, paging.limit(), _ -> Cursor.of(String.valueOf(from + paging.limit())))
                .map(Item::of);
    }

    private static int number(Cursor cursor) {
        try {
            return Math.max(0, Integer.parseInt(cursor.parts().getFirst()));
        } catch (NumberFormatException nonsense) {
            throw Paging.wrongCursor();
        }
    }
}
