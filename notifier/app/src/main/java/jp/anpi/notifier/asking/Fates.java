package jp.anpi.notifier.asking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.anpi.notifier.delivery.Sending;
import jp.anpi.notifier.incident.IncidentFacts;
import jp.anpi.notifier.message.ChannelName;
import jp.anpi.notifier.message.Message;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.KeyDestroyed;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CheckInput.NoticeFate;
import jp.anpi.safety.contract.CheckInput.NoticeFate.Fate;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.SafetyTopics;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells each person's check what became of the question about them. Telling twice changes nothing there. */
final class Fates {

    private static final int AT_ONCE = 500;

    private final EventLog log;
    private final InstantSource clock;
    private final Function<IncidentId, Optional<IncidentFacts>> incidents;

    Fates(EventLog log, InstantSource clock, Function<IncidentId, Optional<IncidentFacts>> incidents) {
        this.log = log;
        this.clock = clock;
        this.incidents = incidents;
    }

    /** The fates of messages that have ended. */
    Mono<Void> tell(List<Message> ended) {
        return append(ended.stream()
                .flatMap(message -> message.content().asks().stream()
                        .map(ask -> out(
                                message,
                                new NoticeFate(
                                        message.incident(),
                                        ask.person(),
                                        ask.notice(),
                                        fate(message.sending().state()),
                                        message.channel().text(),
                                        message.sending().because(),
                                        at(message.incident())))))
                .toList());
    }

    /** Questions that were never sent. */
    Mono<Void> tellDropped(List<Composer.Dropped> dropped) {
        return append(dropped.stream()
                .map(drop -> {
                    var question = drop.one().question();
                    var fate = new NoticeFate(
                            question.incident(),
                            question.person(),
                            question.notice(),
                            Fate.DROPPED,
                            ChannelName.NONE.text(),
                            drop.because(),
                            at(question.incident()));
                    return new Outgoing<CheckInput>(
                            RecordKey.of(question.person()),
                            fate,
                            new EventContext(question.mode(), drop.one().seal()));
                })
                .toList());
    }

    /** Incident by incident, so that one that was lawfully deleted keeps no other's fates back. */
    private Mono<Void> append(List<Outgoing<CheckInput>> fates) {
        var byContext = fates.stream().collect(Collectors.groupingBy(Outgoing::context));
        return Flux.fromIterable(byContext.values())
                .concatMap(ofOne -> Flux.fromIterable(ofOne)
                        .buffer(AT_ONCE)
                        .concatMap(some -> log.appendAll(SafetyTopics.REPORT, some))
                        .onErrorResume(KeyDestroyed.class, _ -> Mono.empty())
                        .then())
                .then();
    }

    private static Outgoing<CheckInput> out(Message message, NoticeFate fate) {
        return new Outgoing<>(RecordKey.of(fate.person()), fate, new EventContext(message.mode(), message.seal()));
    }

    private static Fate fate(Sending.State state) {
        return switch (state) {
            case HANDED_OVER -> Fate.HANDED_OVER;
            case UNDELIVERABLE, PARKED -> Fate.UNDELIVERABLE;
            case DROPPED -> Fate.DROPPED;
            case OPEN -> throw new IllegalStateException("an open message has no fate yet");
        };
    }

    private Instant at(IncidentId incident) {
        var now = clock.instant();
        return incidents.apply(incident).map(facts -> facts.timeAt(now)).orElse(now);
    }
}
