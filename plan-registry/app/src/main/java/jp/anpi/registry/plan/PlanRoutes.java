package jp.anpi.registry.plan;

import java.util.Optional;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.CommonProblem;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class PlanRoutes {

    private final PlanStore plans;
    private final StateStore<PersonState> persons;

    PlanRoutes(PlanStore plans, StateStore<PersonState> persons) {
        this.plans = plans;
        this.persons = persons;
    }

    @GetMapping("/api/persons/{id}/plans")
    Mono<Listing<EvacuationPlan>> versions(@PathVariable PersonId id) {
        return persons.find(id.toString())
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(CommonProblem.NOT_FOUND).refused()))
                .flatMap(_ -> plans.versions(id).collectList())
                .map(versions -> new Listing<>(versions, Optional.empty()));
    }

    @GetMapping("/api/statistics/plans")
    Mono<PlanCounts> counts() {
        return Flux.fromArray(PriorityGroup.values())
                .concatMap(this::count)
                .collectList()
                .map(PlanCounts::of);
    }

    private Mono<PlanCounts.OfGroup> count(PriorityGroup group) {
        Document people = new Document("group", group.number());
        Document withPlan = new Document(people).append("hasPlan", true);
        return Mono.zip(persons.count(people), persons.count(withPlan))
                .map(counts -> new PlanCounts.OfGroup(group, counts.getT1(), counts.getT2()));
    }
}
