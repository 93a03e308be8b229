package jp.anpi.registry.plan;

import java.util.Optional;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.http.listing.Listing;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.registry.http.problem.Text;
import jp.anpi.registry.store.StateStore;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class PlanStatisticsRoutes {

    private static final int MOST_MONTHS = 120;
    private static final Text MONTHS = new Text("1 から {0} までです。", "From 1 to {0}.");

    private final StateStore<PersonState> persons;

    private final Plans plans;

    PlanStatisticsRoutes(StateStore<PersonState> persons, Plans plans) {
        this.persons = persons;
        this.plans = plans;
    }

    /** People with a plan that counted at the end of each month, the present one as of today, by the group that they are in now. */
    @GetMapping("/api/statistics/plans/months")
    Mono<Listing<PlanSeries.Grouped>> months(@RequestParam(defaultValue = "12") int months) {
        if (months < 1 || months > MOST_MONTHS) {
            throw Problem.parameter("months", MONTHS, MOST_MONTHS).refused();
        }
        return plans.series(months).map(series -> new Listing<>(series, Optional.empty()));
    }

    /** @param people with a version of that standing */
    record OfStanding(Standing standing, String standingName, long people) {}

    /** What plans are worth today: how many are to be reviewed, how many nobody reviewed in time. */
    @GetMapping("/api/statistics/plans/standings")
    Mono<Listing<OfStanding>> standings() {
        return plans.standings()
                .map(counts -> new Listing<>(
                        Stream.of(
                                        Standing.DRAFT,
                                        Standing.AWAITING_PERSON,
                                        Standing.VALID,
                                        Standing.REVIEW_DUE,
                                        Standing.EXPIRED)
                                .map(one -> new OfStanding(one, one.japanese(), counts.getOrDefault(one, 0L)))
                                .toList(),
                        Optional.empty()));
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
        return Mono.zip(here(people), here(new Document(people).append("hasPlan", true)))
                .map(counts -> new PlanCounts.OfGroup(group, counts.getT1(), counts.getT2()));
    }

    /** All less those who died or moved away: a state that was stored before anybody asked for that does not say it. */
    private Mono<Long> here(Document people) {
        return Mono.zip(
                persons.count(people),
                persons.count(new Document(people).append("gone", true)),
                (all, gone) -> all - gone);
    }
}
