package jp.anpi.safety.archive;

import java.time.Instant;
import java.time.InstantSource;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.access.Sight;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.incident.FactLog;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Everything about one incident as one file; that it was taken away is a fact of the incident before the first byte. */
@RestController
final class ArchiveRoutes {

    private final Incidents incidents;
    private final FactLog facts;
    private final Archive archive;
    private final InstantSource clock;

    ArchiveRoutes(Incidents incidents, FactLog facts, Archive archive, InstantSource clock) {
        this.incidents = incidents;
        this.facts = facts;
        this.archive = archive;
        this.clock = clock;
    }

    @GetMapping("/api/incidents/{incident}/export")
    Mono<ResponseEntity<Flux<DataBuffer>>> export(@PathVariable String incident, Caller caller) {
        return Mono.defer(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.EXPORT_INCIDENT, Relation.NONE, of.mode());
            Sight sight = CallerAccess.sightToTakeAway(caller, of.mode());
            var by = CallerAccess.actor(caller);
            Instant now = clock.instant();
            var taken = new IncidentEvent.Exported(of.id(), facts.now(of), by);
            return facts.tell(taken)
                    .map(told -> ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType("application/zip"))
                            .cacheControl(CacheControl.noStore())
                            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name(told) + "\"")
                            .body(archive.of(told, sight, by, now)
                                    .subscribeOn(Schedulers.parallel())
                                    .map(piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece))));
        });
    }

    private static String name(Incident incident) {
        String mark = incident.mode() == Mode.DRILL ? "DRILL-" : "";
        return "anpi-" + mark + incident.id() + ".zip";
    }
}
