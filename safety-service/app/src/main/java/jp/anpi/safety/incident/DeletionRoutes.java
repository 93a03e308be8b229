package jp.anpi.safety.incident;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.http.access.Caller;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.safety.access.Action;
import jp.anpi.safety.access.CallerAccess;
import jp.anpi.safety.access.Relation;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.IncidentKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The city deletes an incident that is over and was kept for its time. What is left is that, when, why and by whom. */
@RestController
final class DeletionRoutes {

    private static final Text TITLE =
            new Text("削除する災害の名前をそのまま入力してください。", "Type the incident's title exactly as it is.");

    private final Incidents incidents;
    private final FactLog facts;
    private final Deletions deletions;
    private final Retention retention;
    private final InstantSource clock;

    DeletionRoutes(Incidents incidents, FactLog facts, Deletions deletions, Retention retention, InstantSource clock) {
        this.incidents = incidents;
        this.facts = facts;
        this.deletions = deletions;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * What the administrator sends.
     *
     * @param title of the incident once more, so that nobody deletes another one
     */
    record DeletionRequest(
            @Nullable String because, @Nullable String title) {}

    /** What is left of an incident. */
    record Remains(
            IncidentId id,
            Mode mode,
            IncidentKind kind,
            Instant openedAt,
            Instant closedAt,
            Instant deletedAt,
            String because,
            String by) {

        static Remains of(IncidentEvent.Deleted fact) {
            return new Remains(
                    fact.incident(),
                    fact.mode(),
                    fact.kind(),
                    fact.openedAt(),
                    fact.closedAt(),
                    fact.at(),
                    fact.because(),
                    fact.by().displayName());
        }
    }

    record AllRemains(List<Remains> items) {}

    @GetMapping("/api/records/deleted-incidents")
    AllRemains list() {
        return new AllRemains(incidents.deleted().stream().map(Remains::of).toList());
    }

    @PostMapping("/api/incidents/{incident}/delete")
    Mono<Remains> delete(@PathVariable String incident, @RequestBody DeletionRequest request, Caller caller) {
        return Mono.defer(() -> {
            Incident of = incidents.get(incident);
            CallerAccess.demand(caller, Action.DELETE_INCIDENT, Relation.NONE, of.mode());
            Instant closedAt = closedAt(of);
            String because = Because.of(request.because());
            if (!of.opened().title().equals(request.title())) {
                throw Problem.field("title", TITLE).refused();
            }
            var fact = new IncidentEvent.Deleted(
                    of.id(),
                    of.mode(),
                    of.opened().kind(),
                    of.opened().openedAt(),
                    closedAt,
                    because,
                    clock.instant(),
                    CallerAccess.actor(caller));
            return facts.deleted(fact)
                    .then(Mono.defer(() -> deletions.done(of.id())))
                    .thenReturn(Remains.of(fact));
        });
    }

    /** When it was closed, wall time; refused while it runs or must be kept. */
    private Instant closedAt(Incident of) {
        Instant closedAt = of.facts()
                .closedAt()
                .map(at -> of.facts().clock().wallTime(at))
                .orElseThrow(() -> Problem.of(IncidentProblem.STILL_RUNNING).refused());
        var zone = of.facts().zone();
        LocalDate closedOn = closedAt.atZone(zone).toLocalDate();
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        if (!retention.isOver(of.mode(), closedOn, today)) {
            throw Problem.of(IncidentProblem.STILL_KEPT, retention.keptUntil(of.mode(), closedOn))
                    .refused();
        }
        return closedAt;
    }
}
