package jp.anpi.safety.incident;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where the power is out, incident time: declared, drawn anew, ended. The clocks of the people inside follow. */
@RestController
@RequestMapping("/api/incidents/{incident}/outages")
final class OutageRoutes {

    private final Incidents incidents;
    private final OutageDesk desk;

    OutageRoutes(Incidents incidents, OutageDesk desk) {
        this.incidents = incidents;
        this.desk = desk;
    }

    record Outages(List<OutageView> items) {}

    @GetMapping
    Mono<Outages> list(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> new Outages(desk.list(demand(incident, caller, Action.SEE_BOARD))))
                .subscribeOn(Schedulers.parallel());
    }

    @PostMapping
    Mono<ResponseEntity<OutageView>> declare(
            @PathVariable String incident, @RequestBody OutageRequest request, Caller caller) {
        return Mono.defer(() -> {
                    Incident of = demand(incident, caller, Action.RUN_INCIDENT);
                    return desk.declare(of.id(), request, CallerAccess.actor(caller));
                })
                .map(outage -> ResponseEntity.accepted().body(outage));
    }

    @PatchMapping("/{outage}")
    Mono<OutageView> change(
            @PathVariable String incident,
            @PathVariable String outage,
            @RequestBody OutageRequest request,
            Caller caller) {
        return Mono.defer(() -> {
            Incident of = demand(incident, caller, Action.RUN_INCIDENT);
            return desk.change(of.id(), outage, request, CallerAccess.actor(caller));
        });
    }

    @PostMapping("/{outage}/end")
    Mono<OutageView> end(
            @PathVariable String incident,
            @PathVariable String outage,
            @RequestBody(required = false) @Nullable OutageRequest request,
            Caller caller) {
        return Mono.defer(() -> {
            Incident of = demand(incident, caller, Action.RUN_INCIDENT);
            return desk.end(of.id(), outage, Optional.ofNullable(request), CallerAccess.actor(caller));
        });
    }

    private Incident demand(String incident, Caller caller, Action action) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, action, Relation.NONE, of.mode());
        return of;
    }
}
