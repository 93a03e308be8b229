package jp.anpi.registry.hazard;

import java.util.List;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.locationtech.jts.geom.Envelope;
import reactor.core.publisher.Mono;

/** What of a map is worth keeping. */
public final class CityFrame {

    /** About 5 km around the city: what lies beyond decides nothing here. */
    private static final double AROUND = 0.05;

    private CityFrame() {}

    /** The city and its surroundings in degrees; the whole country as long as nobody has told the districts. */
    public static Mono<Envelope> of(StateStore<DistrictState> districts) {
        return districts.all(new Document()).collectList().map(all -> {
            var frame = new Envelope();
            all.stream()
                    .flatMap(district -> district.rings().stream().flatMap(List::stream))
                    .forEach(corner -> frame.expandToInclude(corner.lon(), corner.lat()));
            frame.expandBy(AROUND);
            return frame.isNull() ? FloodReading.wholeCountry() : frame;
        });
    }
}
