package jp.anpi.safety.incident;

import java.util.List;
import java.util.Optional;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.DisclosureId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.roster.Roster;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Disclosing people for one incident to somebody who otherwise may not see them; each act is a fact of the incident's log. */
@RestController
@RequestMapping("/api/incidents/{incident}/disclosures")
final class DisclosureRoutes {

    private final Incidents incidents;
    private final FactLog facts;
    private final Roster roster;

    DisclosureRoutes(Incidents incidents, FactLog facts, Roster roster) {
        this.incidents = incidents;
        this.facts = facts;
        this.roster = roster;
    }

    record Disclosures(List<DisclosureView> items) {}

    @GetMapping
    Mono<Disclosures> list(@PathVariable String incident, Caller caller) {
        return Mono.fromSupplier(() -> {
                    Incident of = demand(incident, caller, Action.SEE_BOARD);
                    return new Disclosures(of.facts().doors().disclosures().stream()
                            .map(one -> view(one, of))
                            .toList());
                })
                .subscribeOn(Schedulers.parallel());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<DisclosureView> disclose(
            @PathVariable String incident, @RequestBody DisclosureRequest request, Caller caller) {
        return Mono.defer(() -> {
            IncidentId of = facts.running(
                            demand(incident, caller, Action.RUN_INCIDENT).id())
                    .id();
            return facts.sentBefore(Optional.ofNullable(request.id()), id -> find(facts.running(of), id))
                    .flatMap(held -> asHeld(facts.running(of), held, request))
                    .switchIfEmpty(Mono.defer(() -> tell(facts.running(of), request, caller)));
        });
    }

    /** Sent again after a lost answer; one that is over by now discloses nobody. */
    private Mono<DisclosureView> asHeld(Incident of, Disclosure held, DisclosureRequest again) {
        demandSame(again.check(roster, held.from()), held);
        if (!held.holdsAt(facts.now(of))) {
            throw Problem.of(IncidentProblem.CHANGED_SINCE).refused();
        }
        return Mono.fromSupplier(() -> view(held, of)).subscribeOn(Schedulers.parallel());
    }

    private static void demandSame(DisclosureRequest.Checked wanted, Disclosure held) {
        if (!wanted.isSame(held)) {
            throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
        }
    }

    private Mono<DisclosureView> tell(Incident of, DisclosureRequest request, Caller caller) {
        var now = facts.now(of);
        var wanted = request.check(roster, now);
        var fact = new IncidentEvent.Disclosed(
                of.id(),
                Optional.ofNullable(request.id()).orElseGet(DisclosureId::random),
                wanted.offices(),
                wanted.members(),
                wanted.area(),
                wanted.groups(),
                wanted.because(),
                wanted.until(),
                now,
                CallerAccess.actor(caller));
        return facts.tell(fact).map(told -> {
            Disclosure held = find(told, fact.disclosure()).orElseThrow();
            // Whoever sent another under the same id meanwhile was first.
            demandSame(wanted, held);
            return view(held, told);
        });
    }

    @PostMapping("/{disclosure}/end")
    Mono<DisclosureView> end(@PathVariable String incident, @PathVariable String disclosure, Caller caller) {
        return Mono.defer(() -> {
            Incident of = demand(incident, caller, Action.RUN_INCIDENT);
            DisclosureId id = known(of, disclosure).id();
            var fact = new IncidentEvent.DisclosureEnded(of.id(), id, facts.now(of), CallerAccess.actor(caller));
            return facts.tell(fact).map(told -> view(find(told, id).orElseThrow(), told));
        });
    }

    private Incident demand(String incident, Caller caller, Action action) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, action, Relation.NONE, of.mode());
        return of;
    }

    private DisclosureView view(Disclosure disclosure, Incident of) {
        return DisclosureView.of(disclosure, of, roster, facts.now(of));
    }

    private static Disclosure known(Incident of, String id) {
        try {
            return find(of, DisclosureId.of(id))
                    .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).refused());
        } catch (IllegalArgumentException noUuid) {
            throw Problem.of(CommonProblem.NOT_FOUND).refused();
        }
    }

    private static Optional<Disclosure> find(Incident of, DisclosureId id) {
        return of.facts().doors().disclosures().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
    }
}
