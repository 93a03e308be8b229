package jp.anpi.safety.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogException;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.problem.Problem;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a person at the desk does to a check: the act goes onto the log like everything that changes a check, and the caller
 * waits a little for its outcome in the resulting check, whichever instance makes it.
 */
final class CheckCommands {

    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(40);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private final EventLog log;
    private final CheckStore store;

    CheckCommands(EventLog log, CheckStore store) {
        this.log = log;
        this.store = store;
    }

    /** The outcome; empty when it is accepted but not known within two seconds. */
    Mono<Optional<CommandOutcome.Outcome>> act(Incident incident, CheckKey key, CommandId command, CheckInput act) {
        return log.append(
                        SafetyTopics.REPORT,
                        RecordKey.of(key.person()),
                        act,
                        new EventContext(incident.mode(), SealedJson.keyOf(incident.id())))
                .onErrorMap(
                        LogException.class, _ -> Problem.unavailable(TRY_AGAIN).refused())
                .then(outcome(key, command));
    }

    /** As {@link #act} for an act that is stored already and sends itself again: a log that is away only delays it. */
    Mono<Optional<CommandOutcome.Outcome>> carryOut(
            Incident incident, CheckKey key, CommandId command, CheckInput act) {
        return begin(incident, key, act).then(outcome(key, command));
    }

    /** Sends an act that is stored already, without waiting for what becomes of it. */
    Mono<Void> begin(Incident incident, CheckKey key, CheckInput act) {
        return log.append(
                        SafetyTopics.REPORT,
                        RecordKey.of(key.person()),
                        act,
                        new EventContext(incident.mode(), SealedJson.keyOf(incident.id())))
                .onErrorResume(LogException.class, _ -> Mono.empty())
                .then();
    }

    /** The outcome of a command, whoever sends it; empty when it is not known within two seconds. */
    Mono<Optional<CommandOutcome.Outcome>> outcome(CheckKey key, CommandId command) {
        return Flux.interval(LOOK_EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> store.find(List.of(key)), 1)
                .flatMapIterable(found -> Optional.ofNullable(found.get(key))
                        .map(SafetyCheck::commands)
                        .orElse(List.of()))
                .filter(known -> known.command().equals(command))
                .next()
                .map(known -> Optional.of(known.outcome()))
                .timeout(WAIT, Mono.just(Optional.empty()));
    }
}
