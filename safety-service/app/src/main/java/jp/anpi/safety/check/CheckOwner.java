package jp.anpi.safety.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.Share;
import jp.anpi.safety.contract.CheckInput;
import jp.anpi.safety.contract.CheckInput.ReportReceived;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.ReportId;
import jp.anpi.safety.matching.Reconciliation;
import jp.anpi.safety.report.RawReports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one writer of the checks of its shares. Three things move a check, one after the other and never two at once: a batch
 * of inputs, a moment that has come, a fact about a whole incident; the last is done in small pieces between batches, so
 * that reports flow while a city opens.
 */
final class CheckOwner implements Projection<CheckInput> {

    private static final Logger LOG = LoggerFactory.getLogger(CheckOwner.class);
    private static final int DUE_AT_ONCE = 2_000;
    private static final int PIECE = 500;
    private static final Duration STANDSTILL_GUARD = Duration.ofSeconds(1);

    private final CheckStore store;
    private final RawReports reports;
    private final Reconciliation reconciliation;
    private final Notes notes;
    private final ClaimHistory claims;
    private final Bundles bundles;
    private final CheckLoader loader;
    private final Folder folder;
    private final CheckWriter writer;
    private final FactWork facts;
    private final ReporterWatch reporters;
    private final Map<Integer, OwnedShare> shares = new HashMap<>();

    CheckOwner(
            CheckStore store,
            RawReports reports,
            Reconciliation reconciliation,
            Notes notes,
            ClaimHistory claims,
            Bundles bundles,
            CheckLoader loader,
            Folder folder,
            CheckWriter writer,
            FactWork facts,
            ReporterWatch reporters) {
        this.store = store;
        this.reports = reports;
        this.reconciliation = reconciliation;
        this.notes = notes;
        this.claims = claims;
        this.bundles = bundles;
        this.loader = loader;
        this.folder = folder;
        this.writer = writer;
        this.facts = facts;
        this.reporters = reporters;
    }

    @Override
    public Mono<Long> take(Share share) {
        shares.remove(share.partition());
        return store.place(share).flatMap(place -> {
            OwnedShare owned = new OwnedShare(share, place);
            return store.due(share, Optional.empty())
                    .doOnNext(owned.agenda::goOn)
                    .then(writer.repair(owned))
                    .then(Mono.fromRunnable(() -> {
                        shares.put(share.partition(), owned);
                        reconciliation.own(share);
                    }))
                    .then(Mono.justOrEmpty(place.next()));
        });
    }

    @Override
    public void release(Share share) {
        shares.remove(share.partition());
        reconciliation.release(share);
        facts.forget(share);
    }

    @Override
    public Mono<Void> apply(PartitionBatch<CheckInput> batch) {
        OwnedShare share = owned(batch.share());
        CheckStore.Place arrived =
                new CheckStore.Place(Optional.of(batch.nextOffset()), share.place.nextFact(), share.place.published());
        Inputs inputs = Inputs.of(batch.events());
        return repaired(share)
                .then(Mono.defer(() -> reports.keep(inputs.arrivals.values())))
                .flatMap(kept -> reports.keepConflicts(inputs.conflicts)
                        .then(notes.keep(inputs.notes))
                        .then(Mono.defer(() -> fold(share, inputs, kept))))
                .flatMap(decided -> claims.keep(ClaimHistory.acts(inputs.claims, decided))
                        .then(Mono.defer(() -> writer.commit(share, decided, arrived)))
                        .doOnSuccess(_ -> reporters.saw(decided)));
    }

    private Mono<List<CheckWriter.Decided>> fold(OwnedShare share, Inputs inputs, Map<ReportId, RawReports.Kept> kept) {
        Map<CheckKey, List<CheckInput>> toFold = inputs.toFold(kept);
        return loader.load(toFold.keySet(), share.newest)
                .flatMap(loaded -> reconcile(inputs, toFold, loaded, kept).then(Mono.defer(() -> {
                    Map<CheckKey, List<CheckEvent>> events = LinkedHashMap.newLinkedHashMap(toFold.size());
                    List<ReportReceived> unreadable = new ArrayList<>();
                    toFold.forEach((key, said) -> {
                        List<CheckEvent> happened = new ArrayList<>(said.size());
                        for (var input : said) {
                            Optional<CheckEvent> event = Inputs.event(input);
                            event.ifPresent(happened::add);
                            if (event.isEmpty() && input instanceof ReportReceived report) {
                                unreadable.add(report);
                            }
                        }
                        if (!happened.isEmpty()) {
                            events.put(key, happened);
                        }
                    });
                    return bundles.keep(bundled(events))
                            .then(Mono.defer(() -> folder.fold(loaded, events)))
                            .flatMap(decided ->
                                    leftToPeople(inputs, unreadable, decided).thenReturn(decided));
                })));
    }

    /** What the rules could not take waits for a person, so that nothing acknowledged is dropped. */
    private Mono<Void> leftToPeople(Inputs inputs, List<ReportReceived> unreadable, List<CheckWriter.Decided> decided) {
        List<ReportReceived> failed = new ArrayList<>(unreadable);
        Set<CommandId> missed = new HashSet<>();
        decided.forEach(one -> one.refused().forEach(event -> {
            if (event instanceof CheckEvent.Reported reported) {
                reported.link()
                        .ifPresentOrElse(
                                missed::add, () -> inputs.arrived(reported).ifPresent(failed::add));
            }
        }));
        List<CheckInput.Linked> undone = inputs.links.stream()
                .filter(link -> missed.contains(link.command()))
                .toList();
        return reconciliation.settle(new Reconciliation.Batch(List.of(), undone, List.of(), List.of(), missed, failed));
    }

    private static List<Bundles.Member> bundled(Map<CheckKey, List<CheckEvent>> events) {
        List<Bundles.Member> members = new ArrayList<>();
        events.forEach((key, happened) -> happened.forEach(event -> {
            if (event instanceof CheckEvent.Reported reported) {
                var report = reported.received().report();
                report.bundleId()
                        .ifPresent(bundle ->
                                members.add(new Bundles.Member(key.incident(), report.id(), key.person(), bundle)));
            }
        }));
        return members;
    }

    /** Reports about nobody in the roster wait for a person; links and their undoing change what waits. */
    private Mono<Void> reconcile(
            Inputs inputs,
            Map<CheckKey, List<CheckInput>> toFold,
            CheckLoader.Loaded loaded,
            Map<ReportId, RawReports.Kept> kept) {
        List<ReportReceived> waiting = new ArrayList<>(inputs.aboutNobody(kept));
        Set<CommandId> missed = new HashSet<>();
        toFold.forEach((key, said) -> {
            if (!loaded.checks().containsKey(key)) {
                said.forEach(input -> {
                    switch (input) {
                        case ReportReceived report -> waiting.add(report);
                        case CheckInput.Linked linked -> missed.add(linked.command());
                        case CheckInput.Claimed _,
                                CheckInput.Dispatched _,
                                CheckInput.DispatchMoved _,
                                CheckInput.Released _,
                                CheckInput.Noted _,
                                CheckInput.Judged _,
                                CheckInput.Unlinked _,
                                CheckInput.NoticeFate _ ->
                            LOG.warn(
                                    "set aside: {} about somebody who is in no roster",
                                    input.getClass().getSimpleName());
                    }
                });
            }
        });
        return reconciliation.settle(
                new Reconciliation.Batch(waiting, inputs.links, inputs.unlinks, inputs.judgements, missed, List.of()));
    }

    @Override
    public Optional<Instant> nextDue() {
        Optional<Instant> next = reporters.next();
        for (var share : shares.values()) {
            Optional<Instant> mine = facts.waiting(share) ? Optional.of(Instant.EPOCH) : share.agenda.next();
            if (mine.isPresent() && (next.isEmpty() || mine.get().isBefore(next.get()))) {
                next = mine;
            }
        }
        return next;
    }

    @Override
    public Mono<Void> due(Instant now) {
        return Flux.fromIterable(List.copyOf(shares.values()))
                .concatMap(share -> repaired(share)
                        .then(Mono.defer(() -> checksDue(share, now)))
                        .then(Mono.defer(() -> facts.waiting(share) ? facts.piece(share) : Mono.empty())))
                .then(Mono.defer(() -> reporters.piece(now)));
    }

    private Mono<Void> checksDue(OwnedShare share, Instant now) {
        List<CheckKey> due = share.agenda.due(now, DUE_AT_ONCE);
        if (due.isEmpty()) {
            return share.agenda.endsBy(now)
                    ? store.due(share.share, share.agenda.end())
                            .doOnNext(share.agenda::goOn)
                            .then()
                    : Mono.empty();
        }
        List<List<CheckKey>> pieces = new ArrayList<>();
        for (int from = 0; from < due.size(); from += PIECE) {
            pieces.add(due.subList(from, Math.min(from + PIECE, due.size())));
        }
        Iterator<List<CheckKey>> left = pieces.iterator();
        return timeHasCome(share, left.next()).flatMap(decided -> pieceByPiece(share, decided, left, now));
    }

    /**
     * Writes what was decided about one piece while the next is being decided: no check is in both. A writing that has
     * begun is seen to its end even if the next cannot be decided.
     */
    private Mono<Void> pieceByPiece(OwnedShare share, DecidedPiece piece, Iterator<List<CheckKey>> left, Instant now) {
        Mono<Void> written = Mono.defer(() -> writer.commit(share, piece.decided(), share.place))
                .doOnSuccess(_ -> {
                    settle(share, piece, now);
                    reporters.saw(piece.decided());
                });
        return left.hasNext()
                ? Mono.zipDelayError(timeHasCome(share, left.next()), written.thenReturn(piece))
                        .flatMap(both -> pieceByPiece(share, both.getT1(), left, now))
                : written;
    }

    /** Checks whose time has come, and what the rules say to it. */
    private record DecidedPiece(List<CheckKey> due, List<CheckWriter.Decided> decided) {}

    private Mono<DecidedPiece> timeHasCome(OwnedShare share, List<CheckKey> due) {
        Map<CheckKey, List<CheckEvent>> timeHasCome = LinkedHashMap.newLinkedHashMap(due.size());
        due.forEach(key -> timeHasCome.put(key, List.of()));
        return loader.load(due, share.newest)
                .flatMap(loaded -> folder.fold(loaded, timeHasCome))
                .map(decided -> new DecidedPiece(due, decided));
    }

    /** What is still due although nothing changed is put off a little rather than looked at for ever. */
    private void settle(OwnedShare share, DecidedPiece piece, Instant now) {
        Map<CheckKey, CheckWriter.Decided> byKey = new HashMap<>();
        piece.decided().forEach(one -> byKey.put(CheckKey.of(one.before()), one));
        for (var key : piece.due()) {
            var one = byKey.get(key);
            if (one == null) {
                share.agenda.put(key, Optional.empty());
            } else if (!one.changed()) {
                writer.dueWall(one.decision().check())
                        .ifPresentOrElse(
                                at -> share.agenda.putOff(key, at.isAfter(now) ? at : now.plus(STANDSTILL_GUARD)),
                                () -> share.agenda.put(key, Optional.empty()));
            }
        }
    }

    private Mono<Void> repaired(OwnedShare share) {
        return share.untold ? writer.repair(share) : Mono.empty();
    }

    private OwnedShare owned(Share share) {
        return Objects.requireNonNull(shares.get(share.partition()), "a batch of a share that was not taken");
    }
}
