package jp.anpi.safety.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Set;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.Position;

/** Where an incident or an outage is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Area.City.class, name = "CITY"),
    @JsonSubTypes.Type(value = Area.Districts.class, name = "DISTRICTS"),
    @JsonSubTypes.Type(value = Area.Polygon.class, name = "POLYGON")
})
public sealed interface Area {

    /** The whole city. */
    record City() implements Area {}

    /** Some districts, at least one. */
    record Districts(Set<DistrictId> districts) implements Area {
        public Districts {
            districts = Set.copyOf(districts);
            if (districts.isEmpty()) {
                throw new IllegalArgumentException("name at least one district");
            }
        }
    }

    /** A closed ring of positions, first equal to last; who has no known position is outside, and counted as such. */
    record Polygon(List<Position> outline) implements Area {
        public Polygon {
            outline = List.copyOf(outline);
            if (outline.size() < 4 || !outline.getFirst().equals(outline.getLast())) {
                throw new IllegalArgumentException("an outline must be a closed ring of at least four points");
            }
        }
    }
}
