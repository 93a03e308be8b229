package jp.anpi.safety.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput.Linked;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.FrozenRosters;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.report.RawReports;
import jp.anpi.safety.report.ReportBody;
import jp.anpi.safety.sealing.SealedJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Links by itself what can be about one person only, in rounds beside the owner's batches, so that a flood of reports in
 * words holds up no partition. What is to be done stands in the queue: a round that fails, or a process that ends, only
 * delays it. An act that was decided and never reached the log is sent again.
 */
final class AutoLinks {

    private static final Logger LOG = LoggerFactory.getLogger(AutoLinks.class);
    private static final int AT_ONCE = 500;
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);
    private static final Actor BY_ITSELF =
            new Actor("anpi-matching", "自動照合", Role.SCRIPT, Optional.empty(), Optional.empty());

    private final Matching matching;
    private final UnmatchedQueue queue;
    private final RawReports reports;
    private final Incidents incidents;
    private final FrozenRosters rosters;
    private final EventLog log;
    private final InstantSource clock;
    private final Duration lookEvery;
    private final Set<Share> owned = ConcurrentHashMap.newKeySet();
    private final Sinks.Many<Boolean> wanted = Sinks.many().multicast().directBestEffort();
    private final Disposable.Swap running = Disposables.swap();

    AutoLinks(
            Matching matching,
            UnmatchedQueue queue,
            RawReports reports,
            Incidents incidents,
            FrozenRosters rosters,
            EventLog log,
            InstantSource clock,
            MatchingProperties properties) {
        this.matching = matching;
        this.queue = queue;
        this.reports = reports;
        this.incidents = incidents;
        this.rosters = rosters;
        this.log = log;
        this.clock = clock;
        this.lookEvery = properties.lookEvery();
    }

    void own(Share share) {
        owned.add(share);
        wake();
    }

    void release(Share share) {
        owned.remove(share);
    }

    /** There may be something to match; a call that is lost is made up for by the next look. */
    synchronized void wake() {
        wanted.tryEmitNext(true);
    }

    void start() {
        running.update(Flux.merge(wanted.asFlux(), Flux.interval(lookEvery).map(_ -> true))
                .onBackpressureLatest()
                .concatMap(_ -> round(), 1)
                .subscribe());
    }

    void stop() {
        running.update(Disposables.disposed());
    }

    private Mono<Void> round() {
        return Mono.defer(() -> matching.isReady() ? matched() : Mono.empty())
                .then(Mono.defer(this::sentAgain))
                .onErrorResume(failure -> {
                    LOG.warn("matching goes on later: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                });
    }

    /** All that waits, some at a time; each of them leaves the set of those to be matched, so it ends. */
    private Mono<Void> matched() {
        List<Integer> slots =
                owned.stream().flatMap(share -> share.slots().stream()).toList();
        return queue.toMatch(slots, AT_ONCE)
                .flatMap(entry -> match(entry).thenReturn(entry), matching.threads())
                .count()
                .flatMap(done -> done == AT_ONCE ? matched() : Mono.empty());
    }

    private Mono<Void> match(UnmatchedEntry entry) {
        return reports.open(entry.report())
                .flatMap(received -> certain(received).flatMap(found -> link(entry, received, found)))
                .switchIfEmpty(
                        Mono.defer(() -> queue.leftToPeople(entry.report()).thenReturn(false)))
                .then();
    }

    /** The one person the report can be about, when that person is in the incident. */
    private Mono<Outcome.Certain> certain(ReportReceived received) {
        Optional<Question> question = ReportBody.read(received.body())
                .filter(said -> said.person().isEmpty())
                .map(Matching::questionOf);
        return Mono.justOrEmpty(question)
                .flatMap(matching::match)
                .ofType(Outcome.Certain.class)
                .filterWhen(found -> isIn(received, found.person()));
    }

    private Mono<Boolean> isIn(ReportReceived received, PersonId person) {
        return Mono.justOrEmpty(incidents.find(received.incident()))
                .flatMap(incident -> rosters.of(incident.id())
                        .map(frozen -> rosters.find(incident, frozen, person).isPresent())
                        .defaultIfEmpty(false));
    }

    private Mono<Boolean> link(UnmatchedEntry entry, ReportReceived received, Outcome.Certain found) {
        Incident incident = incidents.find(received.incident()).orElseThrow();
        var link = new Linked(
                received.incident(),
                received,
                found.person(),
                CommandId.random(),
                Optional.of(found.because()),
                Optional.empty(),
                BY_ITSELF,
                incident.facts().clock().incidentTime(clock.instant()));
        return queue.decide(entry, link, clock.instant())
                .filter(Boolean::booleanValue)
                .flatMap(decided ->
                        append(new UnmatchedQueue.Act(link, link.person())).thenReturn(decided))
                .defaultIfEmpty(false);
    }

    private Mono<Void> sentAgain() {
        Instant lost = clock.instant().minus(LOST_AFTER);
        return queue.underWaySince(lost, AT_ONCE).concatMap(this::append).then();
    }

    private Mono<Void> append(UnmatchedQueue.Act act) {
        return Mono.justOrEmpty(incidents.find(act.input().incident()))
                .flatMap(incident -> log.append(
                        SafetyTopics.REPORT,
                        RecordKey.of(act.person()),
                        act.input(),
                        new EventContext(incident.mode(), SealedJson.keyOf(incident.id()))))
                .then();
    }
}
