package jp.anpi.registry.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PersonState;
import jp.anpi.registry.plan.Plans;
import jp.anpi.registry.testing.People;
import jp.anpi.registry.testkit.SimTime;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What becomes of plans that nobody looks at again, from 21 November 2026 on. */
class PlansOverTheYearsTest {

    @Test
    void aPlanNobodyReviewedIsDueForReviewAndThenExpiresByItself() {
        try (var town = RunningRegistry.town().up()) {
            town.bean(SimTime.class).forward("8784h");
            sweep(town);
            assertThat(withPlan(town)).isEqualTo(30);
            town.bean(SimTime.class).forward("8784h");
            assertThat(sweep(town)).isEqualTo(30);
            assertThat(withPlan(town)).isZero();
            assertThat(sweep(town)).isZero();
        }
    }

    @Test
    void theLastMonthOfTheSeriesTheCountsAndTheStandingsAreOneNumber() {
        try (var town = RunningRegistry.town().up()) {
            assertThat(figures(town)).containsOnly(30);
            String planned = town.states(PersonState.class)
                    .all(new Document("hasPlan", true))
                    .blockFirst(Duration.ofSeconds(10))
                    .id()
                    .toString();
            var persons = town.states(PersonState.class);
            persons.put(People.died(persons.find(planned).block(Duration.ofSeconds(5))))
                    .block(Duration.ofSeconds(5));
            assertThat(figures(town)).as("one of them died").containsOnly(29);
            town.bean(SimTime.class).forward("8784h");
            sweep(town);
            assertThat(figures(town)).as("all are to be reviewed").containsOnly(29);
            town.bean(SimTime.class).forward("8784h");
            sweep(town);
            assertThat(figures(town)).as("all have expired").containsOnly(0);
        }
    }

    private static List<Integer> figures(RunningRegistry town) {
        String token = town.calls().signIn("desk");
        String months = town.calls().body("/api/statistics/plans/months?months=1", token);
        String counts = town.calls().body("/api/statistics/plans", token);
        String standings = town.calls().body("/api/statistics/plans/standings", token);
        return List.of(
                JsonPath.<Integer>read(months, "$.items[0].people"),
                sum(JsonPath.<Map<String, Integer>>read(months, "$.items[0].groups")
                        .values()),
                JsonPath.<Integer>read(counts, "$.withPlan"),
                sum(JsonPath.<List<Integer>>read(counts, "$.groups[*].withPlan")),
                sum(JsonPath.<List<Integer>>read(
                        standings, "$.items[?(@.standing == 'VALID' || @.standing == 'REVIEW_DUE')].people")));
    }

    private static int sum(Collection<Integer> some) {
        return some.stream().mapToInt(Integer::intValue).sum();
    }

    private static long sweep(RunningRegistry town) {
        return town.bean(Plans.class).sweep().block(Duration.ofSeconds(60));
    }

    private static long withPlan(RunningRegistry town) {
        var persons = town.states(PersonState.class);
        return Flux.range(1, 5)
                .concatMap(group -> persons.count(new Document("group", group).append("hasPlan", true)))
                .reduce(0L, Long::sum)
                .block(Duration.ofSeconds(10));
    }
}
