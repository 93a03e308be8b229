package jp.anpi.registry.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.anpi.registry.http.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
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

    /**
     * @param act absent when it was only looked at
     * @param counts what it would come to, when it was only looked at
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(Optional<ConsentAct> act, Optional<Presumption.Counts> counts) {}

    /** @param items the newest first */
    record Acts(List<ConsentAct> items) {}

    @GetMapping
    Mono<Acts> list() {
        return acts.newest().collectList().map(Acts::new);
    }

    /** Answered once it has begun; the list tells how far it is. */
    @PostMapping
    Mono<ResponseEntity<Answer>> record(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Mono<ConsentActRequest> body,
            Caller caller) {
        return body.flatMap(request -> {
            Instant now = clock.instant();
            ConsentAct act = request.checked(LocalDate.ofInstant(now, zone), caller.displayName(), now);
            return dryRun
                    ? acts.look(act)
                            .map(counts -> ResponseEntity.ok(new Answer(Optional.empty(), Optional.of(counts))))
                    : acts.begin(act)
                            .map(begun -> ResponseEntity.accepted()
                                    .body(new Answer(Optional.of(begun), Optional.empty())));
        });
    }

    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ConsentAct> takeBack(@PathVariable UUID id) {
        return acts.takeBack(id);
    }
}
