package jp.anpi.registry.plan;

import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class PlanStatisticsRoutes {

    private final StateStore<PersonState> persons;

    PlanStatisticsRoutes(StateStore<PersonState> persons) {
        this.persons = persons;
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
