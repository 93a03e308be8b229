package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Where a person lives.
 *
 * @param text the address as it was written
 * @param position empty when the place is not known: such people are counted as 位置不明, never dropped
 * @param confidential true for people under protection (DV 等): the address is shown to a restricted role only
 * @param precision how near to the door the position is; empty when nobody said, and then it is taken for the house
 */
public record Home(
        String text,
        DistrictId district,
        Optional<Position> position,
        boolean confidential,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Precision> precision) {

    /** How near to the door a position is. */
    public enum Precision {
        /** The house, or the plot it stands on. */
        HOUSE,
        /** A point that stands for a whole part of the town (町字の代表点): nobody drives there. */
        TOWN
    }

    /** Of whose position nobody said how it was found. */
    public Home(String text, DistrictId district, Optional<Position> position, boolean confidential) {
        this(text, district, position, confidential, Optional.empty());
    }

    /** Whether the position only stands for the part of the town. */
    @JsonIgnore
    public boolean isNearby() {
        return position.isPresent() && precision.equals(Optional.of(Precision.TOWN));
    }
}
