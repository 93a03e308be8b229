package jp.anpi.registry.plan;

import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;

/**
 * Where a person goes; a place that is right in an earthquake may be under water in a flood.
 *
 * @param hazards for which it is meant; never empty
 */
public record Destination(
        Set<Hazard> hazards, Kind kind, String name, Optional<String> address, Optional<Position> position) {

    /** What kind of place it is. */
    public enum Kind {
        EMERGENCY_PLACE("指定緊急避難場所"),
        SHELTER("指定避難所"),
        WELFARE_SHELTER("福祉避難所"),
        RELATIVES("親族・知人宅"),
        HOSPITAL("病院"),
        SHORT_STAY("短期入所"),
        /** 垂直避難・在宅避難. */
        AT_HOME("自宅（上の階・在宅）");

        private final String japanese;

        Kind(String japanese) {
            this.japanese = japanese;
        }

        public String japanese() {
            return japanese;
        }

        /** Whether the place tells where the person is to be found at somebody's house. */
        boolean isPrivate() {
            return this == RELATIVES || this == AT_HOME;
        }
    }

    public Destination {
        hazards = Set.copyOf(hazards);
        if (hazards.isEmpty()) {
            throw new IllegalArgumentException("a destination is meant for at least one hazard");
        }
    }

    /** Whether it tells at whose house the person is to be found. */
    public boolean isPrivate() {
        return kind.isPrivate();
    }

    Destination withoutPlace() {
        return isPrivate() ? new Destination(hazards, kind, kind.japanese(), Optional.empty(), Optional.empty()) : this;
    }
}
