package jp.anpi.registry.importing.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.plan.Destination;
import jp.anpi.registry.search.SearchKey;

/**
 * Where a row says that the person goes.
 *
 * @param hazards those that the list has a column for; of the others it says nothing
 * @param named each for one of these hazards
 */
record PlanPlaces(Set<Hazard> hazards, List<Named> named) {

    /**
     * One place.
     *
     * @param column where it stands
     * @param guessed whether neither a list of places nor the name tells what kind it is
     */
    record Named(PlanColumn column, Destination place, boolean guessed) {

        /** The place as it is known, unless a list of places now tells where it is that nobody knew. */
        Destination over(List<Destination> known) {
            return known.stream()
                    .filter(this::isNameOf)
                    .filter(one -> place.position().isEmpty()
                            || one.address().isPresent()
                            || one.position().isPresent())
                    .findFirst()
                    .map(one -> of(place.hazards(), one))
                    .orElse(place);
        }

        private boolean isNameOf(Destination one) {
            return one.hazards().containsAll(place.hazards())
                    && SearchKey.of(one.name()).equals(SearchKey.of(place.name()));
        }
    }

    PlanPlaces {
        hazards = Set.copyOf(hazards);
        named = List.copyOf(named);
    }

    /** Places of which nobody knows what they are, in a plan of which these are known. */
    List<Named> guessed(List<Destination> known) {
        return named.stream()
                .filter(Named::guessed)
                .filter(one -> known.stream().noneMatch(one::isNameOf))
                .toList();
    }

    /** All of them then; what was known stays as it was for every hazard of which the row says nothing else. */
    List<Destination> over(List<Destination> known) {
        List<Destination> said = named.stream().map(one -> one.over(known)).toList();
        Set<Hazard> otherwise = hazards.stream()
                .filter(hazard -> !meantFor(hazard, known).equals(meantFor(hazard, said)))
                .collect(Collectors.toSet());
        return Stream.concat(
                        known.stream().flatMap(place -> without(otherwise, place)),
                        said.stream().filter(place -> otherwise.containsAll(place.hazards())))
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
