package jp.anpi.safety.check;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.SafetyTopics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many records of the log nobody can read, by topic; each is kept with its cause on the topic's own topic of dead
 * letters. What could be read but not processed waits in the reconciliation queue.
 */
@RestController
final class SetAsideRoutes {

    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final Followers log;

    SetAsideRoutes(Followers log) {
        this.log = log;
    }

    record SetAside(long total, Map<String, Long> topics) {}

    @GetMapping("/api/records/set-aside")
    Mono<SetAside> setAside() {
        return Flux.fromIterable(SafetyTopics.ALL)
                .concatMap(topic -> log.deadLetters(topic).map(count -> Map.entry(topic.name(), count)))
                .collect(TreeMap<String, Long>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(topics -> new SetAside(
                        topics.values().stream().mapToLong(Long::longValue).sum(), topics))
                .timeout(WITHIN)
                .onErrorMap(_ -> Problem.unavailable(WITHIN).refused());
    }
}
