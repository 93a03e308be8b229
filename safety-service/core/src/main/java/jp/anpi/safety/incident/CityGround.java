package jp.anpi.safety.incident;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.anpi.registry.contract.DistrictId;
import jp.anpi.registry.contract.DistrictState;
import jp.anpi.safety.contract.Area;
import org.locationtech.jts.geom.Geometry;

/** The ground of the city as its districts draw it: what lies outside cannot be meant. */
public final class CityGround {

    private final Set<DistrictId> districts;
    private final List<Geometry> outlines;

    private CityGround(Set<DistrictId> districts, List<Geometry> outlines) {
        this.districts = districts;
        this.outlines = outlines;
    }

    public static CityGround of(Collection<DistrictState> known) {
        return new CityGround(
                known.stream().map(DistrictState::id).collect(Collectors.toSet()),
                known.stream()
                        .flatMap(district -> district.rings().stream().map(Territory::geometry))
                        .toList());
    }

    /** Why an area in which {@link Territory#findFlaw} finds none is not of this city. */
    public sealed interface Misfit {

        /** Named districts that the city does not have, in the order of their codes. */
        record UnknownDistricts(List<DistrictId> ids) implements Misfit {}

        /** The polygon touches no district. */
        record OutsideTheCity() implements Misfit {}
    }

    /** What does not fit; empty when it fits, and while no district is known that could tell. */
    public Optional<Misfit> findMisfit(Area area) {
        if (districts.isEmpty()) {
            return Optional.empty();
        }
        return switch (area) {
            case Area.City _ -> Optional.empty();
            case Area.Districts named -> {
                Set<String> unknown = new TreeSet<>();
                named.districts().stream().filter(id -> !districts.contains(id)).forEach(id -> unknown.add(id.value()));
                yield unknown.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Misfit.UnknownDistricts(
                                unknown.stream().map(DistrictId::new).toList()));
            }
            case Area.Polygon polygon -> {
                Geometry drawn = Territory.geometry(polygon.outline());
                yield outlines.stream().anyMatch(drawn::intersects)
                        ? Optional.empty()
                        : Optional.of(new Misfit.OutsideTheCity());
            }
        };
    }
}
