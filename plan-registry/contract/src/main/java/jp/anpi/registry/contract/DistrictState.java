package jp.anpi.registry.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.stream.Stream;

/**
 * A district of the city as of {@code version}, drawn by closed rings, the first point of each equal to the last.
 *
 * @param outline around the district, or around its largest part
 * @param more around its other parts (飛び地); absent in older records
 */
public record DistrictState(
        DistrictId id,
        long version,
        String name,
        List<Position> outline,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<List<Position>> more) {

    public DistrictState {
        outline = List.copyOf(outline);
        more = more.stream().map(List::copyOf).toList();
        Stream.concat(Stream.of(outline), more.stream()).forEach(DistrictState::demandRing);
    }

    /** A district in one piece. */
    public DistrictState(DistrictId id, long version, String name, List<Position> outline) {
        this(id, version, name, outline, List.of());
    }

    /** The rings of all its parts, the largest first. */
    public List<List<Position>> rings() {
        return Stream.concat(Stream.of(outline), more.stream()).toList();
    }

    private static void demandRing(List<Position> ring) {
        if (ring.size() < 4 || !ring.getFirst().equals(ring.getLast())) {
            throw new IllegalArgumentException("a district's outline must be a closed ring of at least four points");
        }
    }
}
