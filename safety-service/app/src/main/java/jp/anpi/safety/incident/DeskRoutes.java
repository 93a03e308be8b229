package jp.anpi.safety.incident;

import java.time.Instant;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Somebody is at the desk. */
@RestController
@RequestMapping("/api/incidents/{incident}/desk")
final class DeskRoutes {

    private final IncidentDesk desk;
    private final Incidents incidents;

    DeskRoutes(IncidentDesk desk, Incidents incidents) {
        this.desk = desk;
        this.incidents = incidents;
    }

    /** @param seenUpTo incident time */
    record Acknowledged(Instant seenUpTo, String by) {}

    /** Everything that was handed to the desk up to now has been seen. */
    @PostMapping("/acknowledge")
    Mono<Acknowledged> acknowledge(@PathVariable String incident, Caller caller) {
        return Mono.defer(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.WORK_ON_CHECK, Relation.NONE, of.mode());
            return desk.acknowledge(of.id(), CallerAccess.actor(caller))
                    .map(at -> new Acknowledged(at, caller.displayName()));
        });
    }
}
