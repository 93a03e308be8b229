package jp.anpi.safety.matching;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.CheckInput.Judged;
import jp.anpi.safety.contract.CheckInput.Linked;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.CheckInput.Unlinked;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.contract.UnmatchedState;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The reports that name nobody known, from their arrival until it is decided whom they are about, and what was decided.
 * Owners of checks bring what their batches held; routes read and decide.
 */
public final class Reconciliation {

    private static final int LINKED_SHOWN = 100;

    /** The store takes no limit by that name. */
    private static final int ALL = 0;

    private final UnmatchedQueue queue;
    private final DecisionHistory history;
    private final AutoLinks automatic;
    private final Arrivals arrivals;
    private final Incidents incidents;
    private final EventLog log;
    private final InstantSource clock;

    Reconciliation(
            UnmatchedQueue queue,
            DecisionHistory history,
            AutoLinks automatic,
            Arrivals arrivals,
            Incidents incidents,
            EventLog log,
            InstantSource clock) {
        this.queue = queue;
        this.history = history;
        this.automatic = automatic;
        this.arrivals = arrivals;
        this.incidents = incidents;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What a batch of an owner means for the queue.
     *
     * @param waiting new reports about nobody known
     * @param links decisions that are now folded into the person's check
     * @param judgements decisions whether reports count, folded likewise
     * @param missed links among them whose person is in no roster, or that could not be folded
     * @param failed reports about known people that could not be folded, by a fault of ours or since nobody can read them
     */
    public record Batch(
            Collection<ReportReceived> waiting,
            Collection<Linked> links,
            Collection<Unlinked> unlinks,
            Collection<Judged> judgements,
            Set<CommandId> missed,
            Collection<ReportReceived> failed) {

        boolean isEmpty() {
            return waiting.isEmpty()
                    && links.isEmpty()
                    && unlinks.isEmpty()
                    && judgements.isEmpty()
                    && failed.isEmpty();
        }

        List<ReportDecision> decisions() {
            return Stream.of(
                            links.stream().map(ReportDecision::of),
                            unlinks.stream().map(ReportDecision::of),
                            judgements.stream().map(ReportDecision::of))
                    .flatMap(each -> each)
                    .toList();
        }
    }

    /** Makes it durable and known; doing it twice is doing it once. */
    public Mono<Void> settle(Batch batch) {
        if (batch.isEmpty()) {
            return Mono.empty();
        }
        Set<ReportId> touched = new LinkedHashSet<>();
        batch.waiting().forEach(report -> touched.add(report.report()));
        batch.failed().forEach(report -> touched.add(report.report()));
        batch.links().forEach(link -> touched.add(link.report().report()));
        batch.unlinks().forEach(unlink -> touched.add(unlink.report()));
        List<UnmatchedQueue.Arriving> arriving = new ArrayList<>();
        batch.waiting().forEach(report -> arriving.add(arrivals.of(report)));
        batch.failed().forEach(report -> arriving.add(arrivals.failed(report)));
        return queue.add(arriving)
                .thenMany(Flux.fromIterable(batch.links()))
                .concatMap(link -> batch.missed().contains(link.command())
                        ? queue.missed(link.report().report(), link.command())
                        : queue.carriedOut(link.report().report(), link.command()))
                .thenMany(Flux.fromIterable(batch.unlinks()))
                .concatMap(unlink -> queue.carriedOut(unlink.report(), unlink.command()))
                .then(history.keep(batch.decisions()))
                .thenMany(queue.find(touched))
                .collectList()
                .flatMap(this::tell)
                .doOnSuccess(_ -> automatic.wake());
    }

    private Mono<Void> tell(List<UnmatchedEntry> entries) {
        List<Outgoing<UnmatchedState>> states = entries.stream()
                .flatMap(entry -> context(entry.state().incident()).stream()
                        .map(context ->
                                new Outgoing<>(RecordKey.of(entry.report().value()), entry.state(), context)))
                .toList();
        return states.isEmpty() ? Mono.empty() : log.appendAll(SafetyTopics.UNMATCHED, states);
    }

    private Optional<EventContext> context(IncidentId id) {
        return incidents.find(id).map(Incident::mode).map(mode -> new EventContext(mode, SealedJson.keyOf(id)));
    }

    /** This instance owns the share's reports from now on: matches them. */
    public void own(Share share) {
        automatic.own(share);
    }

    public void release(Share share) {
        automatic.release(share);
    }

    /** An entry; empty when the report never waited. */
    public Mono<UnmatchedEntry> find(ReportId report) {
        return queue.find(report);
    }

    /** The entries of those among the reports that have one. */
    public Flux<UnmatchedEntry> find(Set<ReportId> reports) {
        return queue.find(reports);
    }

    /** Open entries, most urgent first, after {@code last}. */
    public Flux<UnmatchedEntry> open(IncidentId incident, Optional<UnmatchedEntry.Place> last, int most) {
        return queue.open(incident, last, most);
    }

    /** The states of all open entries, for counting. */
    public Flux<UnmatchedState> openStates(IncidentId incident) {
        return queue.open(incident).map(UnmatchedEntry::state);
    }

    /** Makes the decision durable; false when another came first. Who decides publishes the act, which repairs itself. */
    public Mono<Boolean> decide(UnmatchedEntry on, Linked link) {
        return queue.decide(on, link, clock.instant());
    }

    /** Makes the undoing durable; false when another decision came first. */
    public Mono<Boolean> decide(UnmatchedEntry on, Unlinked unlink) {
        return queue.decide(on, unlink, clock.instant());
    }

    /** Makes the moving from one person to another durable; false when another decision came first. */
    public Mono<Boolean> decide(UnmatchedEntry on, Unlinked unlink, Linked link) {
        return queue.decide(on, unlink, link, clock.instant());
    }

    /** What the entry of a report whose sender picked {@code picked} would be. */
    public UnmatchedEntry entryOf(ReportReceived received, PersonId picked) {
        UnmatchedState state = arrivals.of(received).state();
        return new UnmatchedEntry(
                state,
                new UnmatchedEntry.Place(0, state.observedAt(), state.report().toString()),
                Optional.of(picked),
                false,
                false,
                false,
                Optional.empty(),
                0);
    }

    /** The entry of a report whose sender picked {@code picked}, so that it can be decided about like any other. */
    public Mono<UnmatchedEntry> adopt(ReportReceived received, PersonId picked) {
        return queue.adopt(arrivals.of(received).state(), picked);
    }

    /**
     * Somebody at the desk sees to an open report, or nobody any more; false when something was decided meanwhile.
     *
     * @param at incident time
     */
    public Mono<Boolean> take(UnmatchedEntry on, Optional<Actor> by, Instant at) {
        return queue.take(on, by, at)
                .flatMap(taken -> queue.find(Set.of(on.report()))
                        .collectList()
                        .flatMap(this::tell)
                        .thenReturn(taken));
    }

    /** Reports that are linked to the person. */
    public Flux<ReportId> linkedTo(IncidentId incident, PersonId person) {
        return queue.linkedTo(incident, person, LINKED_SHOWN);
    }

    /** Every report that is linked to the person, however many. */
    public Flux<ReportId> allLinkedTo(IncidentId incident, PersonId person) {
        return queue.linkedTo(incident, person, ALL);
    }

    /** Those of the reports of which it was decided that they are not about the person. */
    public Mono<Set<ReportId>> takenAway(Set<ReportId> of, PersonId person) {
        return queue.find(of)
                .filter(entry -> !entry.linked().equals(Optional.of(person)))
                .map(UnmatchedEntry::report)
                .collect(Collectors.toSet());
    }

    /** Every decision about a report of the incident, in no order. */
    public Flux<ReportDecision> decisions(IncidentId incident) {
        return history.all(incident);
    }

    /** What was decided about a person's reports, in no order. */
    public Flux<ReportDecision> decisionsAbout(IncidentId incident, PersonId person) {
        return history.about(incident, person);
    }

    /**
     * The person's reports of which somebody decided last that they do not count.
     *
     * @param butFor decisions that are passed over
     */
    public Mono<Set<ReportId>> setAside(IncidentId incident, PersonId person, Set<CommandId> butFor) {
        return history.about(incident, person)
                .filter(decision -> !butFor.contains(decision.command()))
                .filter(decision -> decision.kind() == ReportDecision.Kind.SET_ASIDE
                        || decision.kind() == ReportDecision.Kind.COUNTED_AGAIN)
                .sort(Comparator.comparing(ReportDecision::at).thenComparing(ReportDecision::kind))
                .collectMap(ReportDecision::report, ReportDecision::kind)
                .map(last -> last.entrySet().stream()
                        .filter(one -> one.getValue() == ReportDecision.Kind.SET_ASIDE)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** What was decided about a report, in no order. */
    public Flux<ReportDecision> decisionsAbout(ReportId report) {
        return history.about(report);
    }
}
