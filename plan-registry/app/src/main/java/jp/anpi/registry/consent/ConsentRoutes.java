package jp.anpi.registry.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.anpi.registry.contract.Consent;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a person said about sharing in peacetime; one document holds it with the person, so a withdrawal is never half done. */
@RestController
@RequestMapping("/api/persons/{id}/consents")
final class ConsentRoutes {

    private final StateStore<PersonState> persons;
    private final InstantSource clock;
    private final ZoneId zone;

    ConsentRoutes(StateStore<PersonState> persons, InstantSource clock, ZoneId zone) {
        this.persons = persons;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping
    Mono<ConsentsAnswer> list(@PathVariable PersonId id) {
        return find(id).map(ConsentsAnswer::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ConsentsAnswer> record(@PathVariable PersonId id, @RequestBody Mono<ConsentRequest> body, Caller caller) {
        return body.flatMap(request -> {
            Instant now = clock.instant();
            Consent said = request.checked(LocalDate.ofInstant(now, zone), caller.displayName(), now);
            return find(id).filter(
                            person -> person.version() == request.version().orElseThrow())
                    .map(person -> person.withConsent(said))
                    .filterWhen(persons::put)
                    .switchIfEmpty(Mono.error(
                            () -> Problem.of(ConsentProblem.CONSENT_CHANGED).refused()))
                    .map(ConsentsAnswer::of);
        });
    }

    private Mono<PersonState> find(PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()));
    }
}
