package jp.anpi.safety.incident;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.body.BoundedBody;
import jp.anpi.registry.http.problem.UnreadableJson;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the power is out, incident time: declared, drawn anew, ended. The clocks of the people inside follow. */
@RestController
@RequestMapping("/api/incidents/{incident}/outages")
final class OutageRoutes {

    /** Room for an outline far too long, so that its refusal can name the field. */
    private static final int BODY_LIMIT = 8 * 1024 * 1024;

    private final Incidents incidents;
    private final OutageDesk desk;
    private final JsonMapper json;

    OutageRoutes(Incidents incidents, OutageDesk desk, JsonMapper json) {
        this.incidents = incidents;
        this.desk = desk;
        this.json = json;
    }

    record Outages(List<OutageView> items) {}

    @GetMapping
    Mono<Outages> list(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> new Outages(desk.list(demand(incident, caller, Action.SEE_BOARD))))
                .subscribeOn(Schedulers.parallel());
    }

    @PostMapping
    Mono<ResponseEntity<OutageView>> declare(@PathVariable String incident, ServerHttpRequest request, Caller caller) {
        Incident of = demand(incident, caller, Action.RUN_INCIDENT);
        return body(request)
                .flatMap(said -> desk.declare(
                        of.id(), said.orElse(new OutageRequest(null, null, null)), CallerAccess.actor(caller)))
                .map(outage -> ResponseEntity.accepted().body(outage));
    }

    @PatchMapping("/{outage}")
    Mono<OutageView> change(
            @PathVariable String incident, @PathVariable String outage, ServerHttpRequest request, Caller caller) {
        Incident of = demand(incident, caller, Action.RUN_INCIDENT);
        return body(request)
                .flatMap(said -> desk.change(
                        of.id(), outage, said.orElse(new OutageRequest(null, null, null)), CallerAccess.actor(caller)));
    }

    @PostMapping("/{outage}/end")
    Mono<OutageView> end(
            @PathVariable String incident, @PathVariable String outage, ServerHttpRequest request, Caller caller) {
        Incident of = demand(incident, caller, Action.RUN_INCIDENT);
        return body(request).flatMap(said -> desk.end(of.id(), outage, said, CallerAccess.actor(caller)));
    }

    private Incident demand(String incident, Caller caller, Action action) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, action, Relation.NONE, of.mode());
        return of;
    }

    /** Empty when nothing was sent. */
    private Mono<Optional<OutageRequest>> body(ServerHttpRequest request) {
        return BoundedBody.read(request, BODY_LIMIT)
                .publishOn(Schedulers.parallel())
                .map(bytes -> bytes.length == 0
                        ? Optional.<OutageRequest>empty()
                        : Optional.of(json.readValue(bytes, OutageRequest.class)))
                .onErrorMap(
                        JacksonException.class,
                        unreadable -> UnreadableJson.problem(unreadable).refused());
    }
}
