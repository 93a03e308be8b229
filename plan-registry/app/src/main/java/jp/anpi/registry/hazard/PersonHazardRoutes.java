package jp.anpi.registry.hazard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Position;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the maps say of somebody's home. It advises and decides nothing. */
@RestController
final class PersonHazardRoutes {

    private final StateStore<PersonState> persons;
    private final FloodMaps floods;

    PersonHazardRoutes(StateStore<PersonState> persons, FloodMaps floods) {
        this.persons = persons;
        this.floods = floods;
    }

    /** What can be said. */
    enum Knowledge {
        /** The person is under protection: where they live is not shown to this caller, nor anything that follows from it. */
        HIDDEN,
        /** Nobody has placed the home. */
        NOWHERE,
        /** No map is loaded. */
        NO_MAP,
        /** The home lies outside every zone of the maps that are loaded. */
        OUTSIDE,
        INSIDE
    }

    /** @param rivers whose floods reach the home, as far as the maps name them */
    record Flood(@JsonUnwrapped FloodAnswer.Depth depth, SortedSet<String> rivers) {}

    /** @param sources which maps this follows from: those that say so, else all that were looked at */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AtHome(PersonId personId, Knowledge knowledge, Optional<Flood> flood, List<FloodSource> sources) {}

    @GetMapping("/api/persons/{id}/hazards")
    Mono<AtHome> atHome(@PathVariable PersonId id, Caller caller, Language language) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .map(person -> Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY)
                                .home(person.home())
                        ? answer(id, person.home().position(), language)
                        : new AtHome(id, Knowledge.HIDDEN, Optional.empty(), List.of()));
    }

    private AtHome answer(PersonId id, Optional<Position> home, Language language) {
        FloodMap map = floods.current();
        if (map.isEmpty() || home.isEmpty()) {
            return new AtHome(
                    id, map.isEmpty() ? Knowledge.NO_MAP : Knowledge.NOWHERE, Optional.empty(), map.sources());
        }
        return map.at(home.get())
                .map(here -> new AtHome(
                        id,
                        Knowledge.INSIDE,
                        Optional.of(new Flood(FloodAnswer.Depth.of(here.rank(), language), here.rivers())),
                        here.sources()))
                .orElseGet(() -> new AtHome(id, Knowledge.OUTSIDE, Optional.empty(), map.sources()));
    }
}
