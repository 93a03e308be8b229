package jp.anpi.registry.way;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.hazard.FloodMap;
import jp.anpi.registry.hazard.FloodMaps;
import jp.anpi.registry.hazard.Hazard;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.shelter.NearbyPlace;
import jp.anpi.registry.shelter.Shelters;
import jp.anpi.registry.store.StateStore;
import jp.anpi.registry.way.WayAnswer.Knowledge;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How somebody comes from home to a place to flee to. It advises and decides nothing: nobody has seen the streets of today. */
@RestController
final class FlightRoutes {

    /** How many of the nearest in a straight line that are dry are looked at. */
    private static final int LOOKED_AT = 40;

    private static final int MOST = 3;

    private final StateStore<PersonState> persons;
    private final Shelters shelters;
    private final FloodMaps floods;
    private final Streets streets;

    FlightRoutes(StateStore<PersonState> persons, Shelters shelters, FloodMaps floods, Streets streets) {
        this.persons = persons;
        this.shelters = shelters;
        this.floods = floods;
        this.streets = streets;
    }

    /**
     * What is asked.
     *
     * @param open names of the places that are open; empty where nobody knows, then all that are designated count
     */
    private record Question(PersonId person, Hazard hazard, Walker by, Set<String> open, Language language) {}

    @GetMapping("/api/persons/{id}/ways")
    Mono<WayAnswer> ways(
            @PathVariable PersonId id,
            @RequestParam(defaultValue = "FLOOD") Hazard hazard,
            @RequestParam(defaultValue = "FOOT") Walker by,
            @RequestParam(defaultValue = "") Set<String> open,
            Caller caller,
            Language language) {
        var question = new Question(id, hazard, by, open, language);
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(person -> Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY)
                                .home(person.home())
                        ? person.home()
                                .position()
                                .map(home -> from(home, question))
                                .orElseGet(() -> nothing(question, Knowledge.NOWHERE))
                        : nothing(question, Knowledge.HIDDEN));
    }

    private static Mono<WayAnswer> nothing(Question question, Knowledge knowledge) {
        return Mono.just(WayAnswer.nothing(question.person(), question.hazard(), question.by(), knowledge));
    }

    private Mono<WayAnswer> from(Position home, Question question) {
        boolean ofWater = question.hazard().isOfWater();
        FloodMap water = ofWater ? floods.current() : FloodMap.EMPTY;
        if (ofWater && water.isEmpty()) {
            return nothing(question, Knowledge.NO_MAP);
        }
        List<NearbyPlace> places = Prospects.of(
                shelters.near(home, question.hazard(), Integer.MAX_VALUE), question.open(), water, LOOKED_AT);
        if (places.isEmpty()) {
            return nothing(question, Knowledge.NO_PLACE);
        }
        return switch (streets.prepare()) {
            case NO_STREETS -> nothing(question, Knowledge.NO_STREETS);
            case PREPARING -> nothing(question, Knowledge.PREPARING);
            case READY -> streets.search(graph -> search(home, places, water, question, graph));
        };
    }

    private static WayAnswer search(
            Position home, List<NearbyPlace> places, FloodMap water, Question question, StreetGraph graph) {
        List<Position> ends = places.stream()
                .filter(near -> !Prospects.isWet(near, water))
                .flatMap(near -> near.place().position().stream())
                .toList();
        Optional<Departure> departure = Departure.from(home, ends, question.by(), water, graph);
        if (departure.isEmpty()) {
            return WayAnswer.nothing(question.person(), question.hazard(), question.by(), Knowledge.FAR_FROM_STREETS);
        }
        Choice choice = Choice.of(
                places, water, question.by(), place -> place.position().flatMap(departure.get()::to), MOST);
        return WayAnswer.of(
                question.person(),
                question.hazard(),
                question.by(),
                choice,
                water.rankAt(home).isPresent(),
                question.language());
    }
}
