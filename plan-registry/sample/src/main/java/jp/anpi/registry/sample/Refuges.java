package jp.anpi.registry.sample;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.shelter.DesignatedPlace;

/** A school in the middle of every district to flee to: in a flood only where the river does not come. */
final class Refuges {

    private static final int PUPILS = 400;
    private static final Set<Hazard> ON_DRY_GROUND =
            Set.of(Hazard.FLOOD, Hazard.INLAND_FLOOD, Hazard.LANDSLIDE, Hazard.EARTHQUAKE, Hazard.FIRE);
    private static final Set<Hazard> BY_THE_RIVER = Set.of(Hazard.EARTHQUAKE, Hazard.FIRE);

    private Refuges() {}

    static List<DesignatedPlace> of(SampleSize size, Geography geography) {
        return IntStream.range(0, geography.districts().size())
                .mapToObj(district -> school(size, geography, district))
                .toList();
    }

    private static DesignatedPlace school(SampleSize size, Geography geography, int district) {
        Position place = geography.middle(district);
        String name = geography.name(district);
        return new DesignatedPlace(
                "M%03d".formatted(district + 1),
                DesignatedPlace.Kind.EMERGENCY_PLACE,
                name + "小学校",
                "",
                size.japanese() + name + "1丁目1番1号",
                Optional.of(place),
                geography.inFloodArea(place) ? BY_THE_RIVER : ON_DRY_GROUND,
                Optional.of(PUPILS),
                true,
                Optional.empty(),
                Optional.empty());
    }
}
