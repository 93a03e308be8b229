package jp.anpi.safety.incident;

import java.util.Optional;
import java.util.function.Function;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is known in another incident counts here by decision only; the decision is taken back in one step as well. */
@RestController
@RequestMapping("/api/incidents/{incident}/carry-over")
final class CarryOverRoutes {

    private static final Text ITSELF = new Text("同じ災害からは引き継げません。", "An incident has its own status already.");
    private static final Text OTHER_MODE =
            new Text("訓練と本番の間では引き継げません。", "A drill can become nothing real, nor the other way round.");
    private static final Text NOT_CARRIED =
            new Text("その災害から引き継いだものはありません。", "Nothing is carried over from that incident.");
    private static final Text NO_SUCH = new Text("その番号の災害はありません。", "There is no incident with this id.");

    private final Incidents incidents;
    private final IncidentDesk desk;
    private final FactLog facts;

    CarryOverRoutes(Incidents incidents, IncidentDesk desk, FactLog facts) {
        this.incidents = incidents;
        this.desk = desk;
        this.facts = facts;
    }

    /** @param id made by the sender, so that sending it again after a lost answer decides nothing twice */
    record CarryOverRequest(
            @Nullable CommandId id,
            @Nullable String from,
            @Nullable String because) {}

    /** Lets what is known in another incident count here; everybody's check is marked with it. */
    @PostMapping
    Mono<ResponseEntity<IncidentView>> carryOver(
            @PathVariable String incident, @RequestBody CarryOverRequest request, Caller caller) {
        return Mono.defer(() -> {
            Incident into = running(incident, caller);
            Incident source = source(request);
            switch (CarryOver.verdict(into.facts(), source.facts())) {
                case ALLOWED -> {}
                case SAME_INCIDENT -> throw Problem.field("from", ITSELF).refused();
                case OTHER_MODE -> throw Problem.field("from", OTHER_MODE).refused();
            }
            String because = Because.of(request.because());
            Optional<CommandId> command = Optional.ofNullable(request.id());
            return told(into, IncidentEvent.StatusCarriedOver.class, command, IncidentEvent.StatusCarriedOver::command)
                    .flatMap(before -> asTold(
                            into,
                            before.from().equals(source.id())
                                    && before.because().equals(because),
                            isCarriedOver(into.id(), before.from())))
                    .switchIfEmpty(Mono.defer(() -> tell(new IncidentEvent.StatusCarriedOver(
                            into.id(), source.id(), because, facts.now(into), CallerAccess.actor(caller), command))));
        });
    }

    /** Ends the effect of everything that was carried over from there. */
    @PostMapping("/take-back")
    Mono<ResponseEntity<IncidentView>> takeBack(
            @PathVariable String incident, @RequestBody CarryOverRequest request, Caller caller) {
        return Mono.defer(() -> {
            Incident into = running(incident, caller);
            Incident source = source(request);
            String because = Because.of(request.because());
            Optional<CommandId> command = Optional.ofNullable(request.id());
            return told(
                            into,
                            IncidentEvent.CarryOverTakenBack.class,
                            command,
                            IncidentEvent.CarryOverTakenBack::command)
                    .flatMap(before -> asTold(
                            into,
                            before.from().equals(source.id())
                                    && before.because().equals(because),
                            !isCarriedOver(into.id(), before.from())))
                    .switchIfEmpty(Mono.defer(() -> {
                        if (!isCarriedOver(into.id(), source.id())) {
                            throw Problem.field("from", NOT_CARRIED).refused();
                        }
                        return tell(new IncidentEvent.CarryOverTakenBack(
                                into.id(), source.id(), because, facts.now(into), CallerAccess.actor(caller), command));
                    }));
        });
    }

    private Incident running(String incident, Caller caller) {
        Incident of = incidents.get(incident);
        CallerAccess.demand(caller, Action.RUN_INCIDENT, Relation.NONE, of.mode());
        return facts.running(of.id());
    }

    private Incident source(CarryOverRequest request) {
        try {
            return incidents
                    .find(IncidentId.of(request.from() == null ? "" : request.from()))
                    .orElseThrow(() -> Problem.field("from", NO_SUCH).refused());
        } catch (IllegalArgumentException noUuid) {
            throw Problem.field("from", NO_SUCH).refused();
        }
    }

    private boolean isCarriedOver(IncidentId into, IncidentId from) {
        boolean carried = false;
        for (IncidentEvent fact : incidents.facts(into)) {
            if (fact instanceof IncidentEvent.StatusCarriedOver over
                    && over.from().equals(from)) {
                carried = true;
            } else if (fact instanceof IncidentEvent.CarryOverTakenBack back
                    && back.from().equals(from)) {
                carried = false;
            }
        }
        return carried;
    }

    private <T extends IncidentEvent> Mono<T> told(
            Incident into, Class<T> kind, Optional<CommandId> command, Function<T, Optional<CommandId>> commandOf) {
        return facts.sentBefore(
                command,
                _ -> facts.findTold(
                        into.id(), kind, fact -> commandOf.apply(fact).equals(command)));
    }

    /** Sent again after a lost answer; what was decided the other way since is no longer so. */
    private Mono<ResponseEntity<IncidentView>> asTold(Incident into, boolean same, boolean stands) {
        if (!same) {
            throw Problem.of(IncidentProblem.RECORDED_OTHERWISE).refused();
        }
        if (!stands) {
            throw Problem.of(IncidentProblem.CHANGED_SINCE).refused();
        }
        return answer(incidents.get(into.id().toString()));
    }

    private Mono<ResponseEntity<IncidentView>> tell(IncidentEvent fact) {
        return facts.tell(fact).flatMap(this::answer);
    }

    private Mono<ResponseEntity<IncidentView>> answer(Incident into) {
        return desk.view(into).map(view -> ResponseEntity.accepted().body(view));
    }
}
