package jp.anpi.registry.shelter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodMaps;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where somebody may flee to from home. It advises and decides nothing: a straight line is no way. */
@RestController
final class RefugeRoutes {

    private static final int NEAREST = 3;

    private final StateStore<PersonState> persons;
    private final Shelters shelters;
    private final FloodMaps floods;

    RefugeRoutes(StateStore<PersonState> persons, Shelters shelters, FloodMaps floods) {
        this.persons = persons;
        this.shelters = shelters;
        this.floods = floods;
    }

    /** What can be said. */
    enum Knowledge {
        /** The person is under protection: what follows from where they live is not shown to this caller. */
        HIDDEN,
        /** Nobody has placed the home. */
        NOWHERE,
        /** No list has a place to flee to in this hazard. */
        NO_LIST,
        KNOWN
    }

    /**
     * A place that the city has designated for the hazard.
     *
     * @param metres in a straight line
     * @param flood how deep the water may be there, as the maps word the range; whatever the hazard
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Refuge(
            String name,
            String address,
            Optional<Position> position,
            int metres,
            Optional<Integer> capacity,
            Optional<String> flood) {}

    /** @param refuges the nearest first */
    record Refuges(PersonId personId, Hazard hazard, Knowledge knowledge, List<Refuge> refuges) {}

    @GetMapping("/api/persons/{id}/refuges")
    Mono<Refuges> refuges(
            @PathVariable PersonId id,
            @RequestParam(defaultValue = "FLOOD") Hazard hazard,
            Caller caller,
            Language language) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .map(person -> Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY)
                                .home(person.home())
                        ? person.home()
                                .position()
                                .map(home -> near(id, hazard, home, language))
                                .orElseGet(() -> new Refuges(id, hazard, Knowledge.NOWHERE, List.of()))
                        : new Refuges(id, hazard, Knowledge.HIDDEN, List.of()));
    }

    private Refuges near(PersonId id, Hazard hazard, Position home, Language language) {
        List<Refuge> found = shelters.near(home, hazard, NEAREST).stream()
                .map(near -> refuge(near, language))
                .toList();
        return new Refuges(id, hazard, found.isEmpty() ? Knowledge.NO_LIST : Knowledge.KNOWN, found);
    }

    private Refuge refuge(NearbyPlace near, Language language) {
        DesignatedPlace place = near.place();
        Optional<DepthRank> depth =
                place.position().flatMap(at -> floods.current().rankAt(at));
        return new Refuge(
                place.name(),
                place.address(),
                place.position(),
                near.metres(),
                place.capacity(),
                depth.map(rank -> switch (language) {
                    case JA -> rank.japanese();
                    case EN -> rank.english();
                }));
    }
}
