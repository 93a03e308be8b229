package jp.anpi.safety.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.DeadCause;
import jp.anpi.registry.eventing.DeadLetter;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.SafetyTopics;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many records of the log nobody can read, by topic, and of the newest where they stood and why; each is kept on the
 * topic's own topic of dead letters. What could be read but not processed waits in the reconciliation queue.
 */
@RestController
final class SetAsideRoutes {

    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final int SHOWN = 50;

    private final Followers log;

    /** They are read again only when there are more: somebody who keeps the page open costs the log nothing. */
    private final Map<String, OfTopic> known = new ConcurrentHashMap<>();

    SetAsideRoutes(Followers log) {
        this.log = log;
    }

    /** @param newest at most {@value #SHOWN} of {@code total}, newest first */
    record SetAside(long total, Map<String, Long> topics, List<Letter> newest) {}

    /**
     * One record; nothing of what it says.
     *
     * @param at when it was set aside
     */
    record Letter(String topic, int partition, long offset, DeadCause cause, Instant at) {

        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.topic(),
                    letter.position().partition(),
                    letter.position().offset(),
                    letter.cause(),
                    letter.at());
        }
    }

    private record OfTopic(long count, List<Letter> newest) {}

    @GetMapping("/api/records/set-aside")
    Mono<SetAside> setAside() {
        return Flux.fromIterable(SafetyTopics.ALL)
                .concatMap(topic -> of(topic).map(found -> Map.entry(topic.name(), found)))
                .collect(TreeMap<String, OfTopic>::new, (all, one) -> all.put(one.getKey(), one.getValue()))
                .map(SetAsideRoutes::answer)
                .timeout(WITHIN)
                .onErrorMap(_ -> Problem.unavailable(WITHIN).refused());
    }

    private Mono<OfTopic> of(Topic<?> topic) {
        return log.deadLetters(topic).flatMap(count -> {
            OfTopic seen = known.get(topic.name());
            return seen != null && seen.count() == count
                    ? Mono.just(seen)
                    : log.newestDeadLetters(topic, SHOWN)
                            .map(letters -> new OfTopic(
                                    count, letters.stream().map(Letter::of).toList()))
                            .doOnNext(read -> known.put(topic.name(), read));
        });
    }

    private static SetAside answer(Map<String, OfTopic> topics) {
        Map<String, Long> counts = new TreeMap<>();
        topics.forEach((name, found) -> counts.put(name, found.count()));
        List<Letter> newest = topics.values().stream()
                .flatMap(found -> found.newest().stream())
                .sorted(Comparator.comparing(Letter::at)
                        .thenComparing(Letter::topic)
                        .thenComparing(Letter::offset)
                        .reversed())
                .limit(SHOWN)
                .toList();
        return new SetAside(counts.values().stream().mapToLong(Long::longValue).sum(), counts, newest);
    }
}
