package jp.anpi.registry.person;

import java.util.Optional;
import jp.anpi.registry.contract.Purpose;
import jp.anpi.registry.disclosure.Disclosure;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.listing.Listing;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** People are entered by hand, and who may be the same is shown first. */
@RestController
final class NewPersonRoutes {

    private final NewPeople people;
    private final ListNumbers numbers;

    NewPersonRoutes(NewPeople people, ListNumbers numbers) {
        this.people = people;
        this.numbers = numbers;
    }

    @PostMapping("/api/persons")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PersonDetail> enter(
            @RequestBody Mono<PersonRequest> body, @RequestParam(defaultValue = "false") boolean sure, Caller caller) {
        Sight sight = sight(caller);
        return body.flatMap(request -> people.enter(request, sure, sight))
                .flatMap(person -> PersonDetail.of(person, numbers, sight));
    }

    /** Who is registered already and may be the one who is to be entered; a POST as a search is. */
    @PostMapping("/api/persons/alike")
    Mono<Listing<PersonSummary>> alike(@RequestBody Mono<PersonRequest> body, Caller caller) {
        Sight sight = sight(caller);
        return body.flatMap(request -> people.alike(request, sight))
                .map(found -> new Listing<>(
                        found.stream()
                                .map(person -> PersonSummary.of(person, sight))
                                .toList(),
                        Optional.empty()));
    }

    private static Sight sight(Caller caller) {
        return Disclosure.sight(caller.role(), Purpose.KEEPING_THE_REGISTRY);
    }
}
