package jp.anpi.registry.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.http.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an ordinance of the city presumes of many people at once. */
@RestController
@RequestMapping("/api/consents")
final class ConsentActRoutes {

    private final ConsentActs acts;
    private final InstantSource clock;
    private final ZoneId zone;

    ConsentActRoutes(ConsentActs acts, InstantSource clock, ZoneId zone) {
        this.acts = acts;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param items the newest first */
    record Acts(List<ConsentAct> items) {}

    /** Somebody of whom an act was recorded. */
    record Reached(PersonId personId) {}

    @GetMapping
    Mono<Acts> list() {
        return acts.newest().collectList().map(Acts::new);
    }

    /** Answered once it has begun; the list tells how far it is. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ConsentAct> record(@RequestBody Mono<ConsentActRequest> body, Caller caller) {
        return body.map(request -> act(request, caller)).flatMap(acts::begin);
    }

    /** What it would come to: a line for each step, the last of which is about everybody. */
    @PostMapping(path = "/count", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<ConsentActs.Look> count(@RequestBody Mono<ConsentActRequest> body, Caller caller) {
        return body.map(request -> act(request, caller)).flatMapMany(acts::look);
    }

    private ConsentAct act(ConsentActRequest request, Caller caller) {
        Instant now = clock.instant();
        return request.checked(LocalDate.ofInstant(now, zone), caller.displayName(), now);
    }

    /** A line for each whom it reached or was about to, also after it was taken back. */
    @GetMapping(path = "/{id}/people", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<Reached> reached(@PathVariable UUID id) {
        return acts.reached(id).map(Reached::new);
    }

    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ConsentAct> takeBack(@PathVariable UUID id) {
        return acts.takeBack(id);
    }
}
