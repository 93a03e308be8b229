package jp.anpi.safety.incident;

import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.IncidentEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The desk opens the page on which citizens report about themselves, and closes it. */
@RestController
final class CitizensPageRoutes {

    private static final Text OPEN = new Text("true か false を指定してください。", "Give true or false.");

    private final Incidents incidents;
    private final FactLog facts;

    CitizensPageRoutes(Incidents incidents, FactLog facts) {
        this.incidents = incidents;
        this.facts = facts;
    }

    record CitizensPage(@Nullable Boolean open) {}

    @PutMapping("/api/incidents/{incident}/citizens-page")
    Mono<CitizensPage> set(@PathVariable String incident, @RequestBody CitizensPage wanted, Caller caller) {
        return Mono.defer(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.RUN_INCIDENT, Relation.NONE, of.mode());
            facts.running(of.id());
            if (wanted.open() == null) {
                throw Problem.field("open", OPEN).refused();
            }
            boolean open = wanted.open();
            var by = CallerAccess.actor(caller);
            var now = facts.now(of);
            IncidentEvent fact = open
                    ? new IncidentEvent.CitizensPageOpened(of.id(), now, by)
                    : new IncidentEvent.CitizensPageClosed(of.id(), now, by);
            return of.facts().doors().citizens() == open
                    ? Mono.just(wanted)
                    : facts.tell(fact).thenReturn(wanted);
        });
    }
}
