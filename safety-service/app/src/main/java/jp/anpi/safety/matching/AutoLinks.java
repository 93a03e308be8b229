package jp.anpi.safety.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
import jp.anpi.safety.contract.Explanation;
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
 * delays it. An act that was decided and never reached the log is sent again. When the register has changed, all that no
 * human being has decided about is matched once more, at most once a look, for the change may have made it certain.
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
    private final DutyCalls calls;
    private final EventLog log;
    private final InstantSource clock;
    private final Duration lookEvery;
    private final Set<Share> owned = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looks = new AtomicBoolean();
    private volatile long changesMatched;
    private final Sinks.Many<Boolean> wanted = Sinks.many().multicast().directBestEffort();
    private final Disposable.Swap running = Disposables.swap();

    AutoLinks(
            Matching matching,
            UnmatchedQueue queue,
            RawReports reports,
            Incidents incidents,
            FrozenRosters rosters,
            DutyCalls calls,
            EventLog log,
            InstantSource clock,
            MatchingProperties properties) {
        this.matching = matching;
        this.queue = queue;
        this.reports = reports;
        this.incidents = incidents;
        this.rosters = rosters;
        this.calls = calls;
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
        Flux<Boolean> byTheClock = Flux.interval(lookEvery).map(_ -> true).doOnNext(looks::set);
        running.update(Flux.merge(wanted.asFlux(), byTheClock)
                .onBackpressureLatest()
                .concatMap(_ -> round(), 1)
                .subscribe());
    }

    void stop() {
        running.update(Disposables.disposed());
    }

    private Mono<Void> round() {
        boolean look = looks.getAndSet(false);
        return Mono.defer(() -> matching.isReady()
                        ? (look ? again() : Mono.<Void>empty()).then(Mono.defer(this::matched))
                        : Mono.empty())
                .then(Mono.defer(this::sentAgain))
                .then(Mono.defer(() -> look ? calls.round(slots()) : Mono.empty()))
                .onErrorResume(failure -> {
                    LOG.warn("matching goes on later: {}", failure.getClass().getSimpleName());
                    return Mono.empty();
                });
    }

    private Mono<Void> again() {
        long changes = matching.changes();
        if (changes == changesMatched) {
            return Mono.empty();
        }
        return Flux.fromIterable(incidents.list())
                .filter(incident -> incident.state() != Incident.State.CLOSED)
                .concatMap(incident -> queue.matchAgain(incident.id(), slots()))
                .then(Mono.fromRunnable(() -> changesMatched = changes));
    }

    private List<Integer> slots() {
        return owned.stream().flatMap(share -> share.slots().stream()).toList();
    }

    /** All that waits, some at a time; each of them leaves the set of those to be matched, so it ends. */
    private Mono<Void> matched() {
        return queue.toMatch(slots(), AT_ONCE)
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
                Optional.of(entry.again() ? afterChange(found.because()) : found.because()),
                Optional.empty(),
                BY_ITSELF,
                incident.facts().clock().incidentTime(clock.instant()),
                Optional.empty());
        return queue.decide(entry, link, clock.instant())
                .filter(Boolean::booleanValue)
                .flatMap(decided -> append(UnmatchedQueue.Act.of(link)).thenReturn(decided))
                .defaultIfEmpty(false);
    }

    private static Explanation afterChange(Explanation because) {
        return new Explanation(
                "名簿が変わったため、もう一度照合しました。" + because.ja(),
                "The register has changed, so it was matched again. " + because.en());
    }

    private Mono<Void> sentAgain() {
        Instant lost = clock.instant().minus(LOST_AFTER);
        return queue.underWaySince(lost, AT_ONCE)
                .concatMap(act -> append(act).then(queue.sent(act, clock.instant())))
                .then();
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
