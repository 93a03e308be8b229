package jp.anpi.safety.incident;

import java.net.URI;
import java.util.List;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.IncidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opening, seeing and closing incidents, and facts about whole incidents. */
@RestController
@RequestMapping("/api/incidents")
final class IncidentRoutes {

    private final IncidentDesk desk;
    private final Incidents incidents;

    IncidentRoutes(IncidentDesk desk, Incidents incidents) {
        this.desk = desk;
        this.incidents = incidents;
    }

    record Incidence(List<IncidentView> items) {}

    record IncidentLog(List<LogEntry> items) {}

    record ReasonRequest(@Nullable String because) {}

    @PostMapping
    Mono<ResponseEntity<IncidentView>> open(@RequestBody OpenRequest request, Caller caller) {
        return Mono.defer(() -> {
                    // Scripts may play drills: the mode decides, and a missing one is refused below.
                    var mode = request.mode() == null ? Mode.REAL : request.mode();
                    CallerAccess.demand(caller, Action.RUN_INCIDENT, Relation.NONE, mode);
                    return desk.open(request, CallerAccess.actor(caller));
                })
                .map(view -> ResponseEntity.created(URI.create("/api/incidents/" + view.id()))
                        .body(view));
    }

    @GetMapping
    Mono<Incidence> list() {
        return Flux.defer(() -> Flux.fromIterable(incidents.listOnceRead()))
                .concatMap(desk::view)
                .collectList()
                .map(Incidence::new);
    }

    @GetMapping("/{incident}")
    Mono<IncidentView> get(@PathVariable String incident) {
        return Mono.defer(() -> desk.view(desk.known(id(incident))));
    }

    /** Who decided what about the whole incident, in the order it was told. */
    @GetMapping("/{incident}/log")
    Mono<IncidentLog> log(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.SEE_BOARD, Relation.NONE, of.mode());
            return new IncidentLog(incidents.facts(of.id()).stream()
                    .flatMap(fact -> LogEntry.of(fact, of).stream())
                    .toList());
        });
    }

    @PostMapping("/{incident}/close")
    Mono<IncidentView> close(@PathVariable String incident, Caller caller) {
        return Mono.defer(() -> {
            runsIncident(incident, caller);
            return desk.close(id(incident), CallerAccess.actor(caller));
        });
    }

    @PostMapping("/{incident}/reopen")
    Mono<IncidentView> reopen(@PathVariable String incident, @RequestBody ReasonRequest request, Caller caller) {
        return Mono.defer(() -> {
            runsIncident(incident, caller);
            return desk.reopen(id(incident), Because.of(request.because()), CallerAccess.actor(caller));
        });
    }

    private void runsIncident(String incident, Caller caller) {
        CallerAccess.demand(
                caller,
                Action.RUN_INCIDENT,
                Relation.NONE,
                desk.known(id(incident)).mode());
    }

    private IncidentId id(String text) {
        return incidents.get(text).id();
    }
}
