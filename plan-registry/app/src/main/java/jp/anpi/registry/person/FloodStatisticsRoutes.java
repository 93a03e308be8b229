package jp.anpi.registry.person;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.hazard.DepthRank;
import jp.anpi.registry.hazard.FloodSource;
import jp.anpi.registry.http.problem.Language;
import jp.anpi.registry.search.HomesInFloods;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many people live where the water may come, as figures of the whole city. */
@RestController
final class FloodStatisticsRoutes {

    private final PeopleSearch people;

    FloodStatisticsRoutes(PeopleSearch people) {
        this.people = people;
    }

    record Depth(DepthRank rank, String depth, int people) {}

    /**
     * @param people all of the group; the sum of the others
     * @param nowhere whose home nobody has placed: of them nothing can be said
     * @param inside by depth, the deepest first
     */
    record Group(PriorityGroup group, int people, int nowhere, int outside, List<Depth> inside) {

        static Group of(HomesInFloods homes, Language language) {
            return new Group(
                    homes.group(),
                    homes.people(),
                    homes.nowhere(),
                    homes.outside(),
                    homes.inside().entrySet().stream()
                            .sorted(Map.Entry.<DepthRank, Integer>comparingByKey()
                                    .reversed())
                            .map(entry -> new Depth(entry.getKey(), words(entry.getKey(), language), entry.getValue()))
                            .toList());
        }

        private static String words(DepthRank rank, Language language) {
            return switch (language) {
                case JA -> rank.japanese();
                case EN -> rank.english();
            };
        }
    }

    /** @param sources the maps that were looked at; without any, everybody counts as outside and nothing is known */
    record Floods(List<FloodSource> sources, List<Group> groups) {}

    @GetMapping("/api/statistics/floods")
    Mono<Floods> floods(Language language) {
        return people.homesInFloods()
                .map(all -> new Floods(
                        people.floodSources(),
                        all.stream()
                                .sorted(Comparator.comparing(HomesInFloods::group))
                                .map(homes -> Group.of(homes, language))
                                .toList()));
    }
}
