package jp.anpi.registry.shelter;

import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;

/**
 * A place that the city has designated.
 *
 * @param key of the place in its list: its id, else its name and address
 * @param hazards it may be fled to in; empty for a place to stay in, which is not chosen by hazard
 * @param capacity people it is made for, when the list says so
 * @param accepts whom it is for, when it is not for everybody: what makes it a 福祉避難所
 * @param city whose it is, when the list says so
 * @param alsoTheOther whether the same building is both a place to flee to and one to stay in
 */
public record DesignatedPlace(
        String key,
        Kind kind,
        String name,
        String kana,
        String address,
        Optional<Position> position,
        Set<Hazard> hazards,
        Optional<Integer> capacity,
        boolean alsoTheOther,
        Optional<String> accepts,
        Optional<MunicipalityCode> city) {

    /** What the law designates: one is to flee to, hazard by hazard, the other to live in for a while. */
    public enum Kind {
        EMERGENCY_PLACE("指定緊急避難場所"),
        SHELTER("指定避難所");

        private final String japanese;

        Kind(String japanese) {
            this.japanese = japanese;
        }

        public String japanese() {
            return japanese;
        }
    }

    public DesignatedPlace {
        hazards = Set.copyOf(hazards);
    }
}
