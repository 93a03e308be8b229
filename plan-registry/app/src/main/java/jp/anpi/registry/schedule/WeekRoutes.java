package jp.anpi.registry.schedule;

import jp.anpi.registry.contract.PersonId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A person's usual week. */
@RestController
final class WeekRoutes {

    private final WeekKeeping weeks;

    WeekRoutes(WeekKeeping weeks) {
        this.weeks = weeks;
    }

    @GetMapping("/api/persons/{id}/services")
    Mono<KeptWeek> week(@PathVariable PersonId id) {
        return weeks.of(id);
    }

    @PutMapping("/api/persons/{id}/services")
    Mono<KeptWeek> keep(@PathVariable PersonId id, @RequestBody Mono<WeekRequest> body) {
        return body.flatMap(request -> weeks.keep(id, request));
    }
}
