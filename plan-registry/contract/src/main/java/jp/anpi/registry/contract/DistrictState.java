package jp.anpi.registry.contract;

import java.util.List;

/** A district of the city as of {@code version}; {@code outline} is a closed ring in order, first point equal to the last. */
public record DistrictState(DistrictId id, long version, String name, List<Position> outline) {
    public DistrictState {
        outline = List.copyOf(outline);
        if (outline.size() < 4 || !outline.getFirst().equals(outline.getLast())) {
            throw new IllegalArgumentException("a district's outline must be a closed ring of at least four points");
        }
    }
}
