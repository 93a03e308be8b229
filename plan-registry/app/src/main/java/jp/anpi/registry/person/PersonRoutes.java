package jp.anpi.registry.person;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonName;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Cursor;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.listing.Paging;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class PersonRoutes {

    private final StateStore<PersonState> persons;
    private final PersonEditing editing;
    private final ListNumbers numbers;

    PersonRoutes(StateStore<PersonState> persons, PersonEditing editing, ListNumbers numbers) {
        this.persons = persons;
        this.editing = editing;
        this.numbers = numbers;
    }

    @GetMapping("/api/persons")
    Mono<Listing<PersonSummary>> list(@RequestParam Optional<PriorityGroup> group, Paging paging, Caller caller) {
        Document filter = group.map(g -> new Document("group", g.number())).orElseGet(Document::new);
        Optional<String> after = paging.after(1).map(cursor -> cursor.parts().getFirst());
        return persons.list(filter, after, paging.limit() + 1)
                .map(found -> Listing.of(
                                found,
                                paging.limit(),
                                last -> Cursor.of(last.id().toString()))
                        .map(person -> PersonSummary.of(person, sight(caller))));
    }

    @GetMapping("/api/persons/{id}")
    Mono<PersonDetail> get(@PathVariable PersonId id, Caller caller) {
        return persons.find(id.toString())
                .flatMap(person -> PersonDetail.of(person, numbers, sight(caller)))
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }

    @PutMapping("/api/persons/{id}")
    Mono<PersonDetail> put(@PathVariable PersonId id, @RequestBody Mono<PersonRequest> body, Caller caller) {
        return body.flatMap(request -> editing.change(id, request, sight(caller)))
                .flatMap(person -> PersonDetail.of(person, numbers, sight(caller)));
    }

    /** The other names under which reports find the person. */
    @PutMapping("/api/persons/{id}/aliases")
    Mono<PersonDetail> name(@PathVariable PersonId id, @RequestBody Mono<AliasesRequest> body, Caller caller) {
        return body.flatMap(request -> {
                    List<PersonName> names = request.names();
                    return persons.find(id.toString())
                            .switchIfEmpty(Mono.error(
                                    () -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                            .filter(person ->
                                    person.version() == request.version().orElseThrow())
                            .map(person -> person.withAliases(names));
                })
                .filterWhen(persons::put)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(PersonProblem.PERSON_CHANGED).refused()))
                .flatMap(person -> PersonDetail.of(person, numbers, sight(caller)));
    }

    private static Sight sight(Caller caller) {
        return Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
    }
}
