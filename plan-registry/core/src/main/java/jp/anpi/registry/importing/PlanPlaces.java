package jp.anpi.registry.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.plan.Destination;

/**
 * Where a row says that the person goes.
 *
 * @param hazards those that the list has a column for; of the others it says nothing
 * @param named each for one of these hazards
 */
record PlanPlaces(Set<Hazard> hazards, List<Destination> named) {

    PlanPlaces {
        hazards = Set.copyOf(hazards);
        named = List.copyOf(named);
    }

    /** All of them then; what was known stays as it was for every hazard of which the row says nothing else. */
    List<Destination> over(List<Destination> known) {
        Set<Hazard> otherwise = hazards.stream()
                .filter(hazard -> !meantFor(hazard, known).equals(meantFor(hazard, named)))
                .collect(Collectors.toSet());
        return Stream.concat(
                        known.stream().flatMap(place -> without(otherwise, place)),
                        named.stream().filter(place -> otherwise.containsAll(place.hazards())))
                .toList();
    }

    private static List<Destination> meantFor(Hazard hazard, List<Destination> places) {
        return places.stream()
                .filter(place -> place.hazards().contains(hazard))
                .map(place -> of(Set.of(hazard), place))
                .toList();
    }

    private static Stream<Destination> without(Set<Hazard> some, Destination place) {
        Set<Hazard> others = new HashSet<>(place.hazards());
        others.removeAll(some);
        return others.isEmpty() ? Stream.empty() : Stream.of(of(others, place));
    }

    private static Destination of(Set<Hazard> hazards, Destination place) {
        return new Destination(hazards, place.kind(), place.name(), place.address(), place.position());
    }
}
