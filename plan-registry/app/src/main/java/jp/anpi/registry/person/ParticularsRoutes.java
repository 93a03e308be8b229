package jp.anpi.registry.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.PersonField;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.particulars.Particulars;
import jp.anpi.registry.store.StateStore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What stays in the registry of a person, as far as the reader may see it. */
@RestController
final class ParticularsRoutes {

    private final StateStore<PersonState> persons;
    private final ParticularsStore particulars;

    ParticularsRoutes(StateStore<PersonState> persons, ParticularsStore particulars) {
        this.persons = persons;
        this.particulars = particulars;
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Item(PersonId personId, @JsonUnwrapped Particulars known) {}

    /** Where the key is: for who may see where people under protection live, and nobody else. */
    @GetMapping("/api/persons/{id}/particulars")
    Mono<Item> get(@PathVariable PersonId id, Caller caller) {
        Sight sight = Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(person -> particulars
                        .find(id)
                        .map(known -> new Item(
                                id,
                                known.without(!sight.home(person.home()), !sight.shows(PersonField.PROTECTED_HOME)))));
    }
}
