package jp.anpi.safety.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.safety.contract.CheckState;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.SafetyTopics;
import jp.anpi.safety.incident.Incident;
import jp.anpi.safety.incident.Incidents;
import jp.anpi.safety.sealing.SealedJson;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes decisions durable and known, in an order that a crash cannot break: checks first, then what is told about them,
 * then how far the share has come. A crash before the last step repeats it; the first repeats nothing (compare and set),
 * the second repeats what consumers know by version and notice id.
 */
final class CheckWriter {

    private static final int TOLD_AT_ONCE = 500;

    private final CheckStore store;
    private final EventLog log;
    private final Incidents incidents;

    CheckWriter(CheckStore store, EventLog log, Incidents incidents) {
        this.store = store;
        this.log = log;
        this.incidents = incidents;
    }

    /**
     * One decision and the version it began with.
     *
     * @param refused what the rules could not take, by a fault of ours; the rest was folded
     */
    record Decided(SafetyCheck before, Decision decision, List<CheckEvent> refused) {

        Decided {
            refused = List.copyOf(refused);
        }

        boolean changed() {
            return decision.check().version() != before.version();
        }
    }

    /**
     * Writes what changed, tells it, and stores the new place of the share.
     *
     * @param arrived where the share stands once this is done; its published batch is set here
     */
    Mono<Void> commit(OwnedShare share, List<Decided> decided, CheckStore.Place arrived) {
        List<CheckStore.Change> changes = decided.stream()
                .filter(Decided::changed)
                .map(one -> new CheckStore.Change(
                        one.before().version(),
                        one.decision().check(),
                        one.decision().notices(),
                        dueWall(one.decision().check())))
                .toList();
        if (changes.isEmpty()) {
            return storePlace(share, new CheckStore.Place(arrived.next(), arrived.nextFact(), share.place.published()));
        }
        long batch = share.nextBatch();
        return Mono.defer(() -> {
                    share.untold = true;
                    return store.write(changes, batch);
                })
                .then(Mono.fromRunnable(() -> remember(share, changes)))
                .then(Mono.defer(() -> tell(
                        changes.stream().map(CheckStore.Change::after).toList(),
                        changes.stream()
                                .flatMap(change -> change.notices().stream())
                                .toList())))
                .then(Mono.defer(
                        () -> storePlace(share, new CheckStore.Place(arrived.next(), arrived.nextFact(), batch))))
                .doOnSuccess(_ -> share.untold = false)
                .doOnError(_ -> share.doubt());
    }

    /** Tells again what a crash or a failure may have left untold. */
    Mono<Void> repair(OwnedShare share) {
        return store.untold(share.share, share.place.published())
                .buffer(TOLD_AT_ONCE)
                .concatMap(some -> tell(
                                some.stream().map(CheckStore.Untold::check).toList(),
                                some.stream()
                                        .flatMap(one -> one.notices().stream())
                                        .toList())
                        .then(Mono.fromRunnable(() -> some.forEach(one -> remember(share, one.check())))))
                .then(Mono.defer(() -> storePlace(
                        share, new CheckStore.Place(share.place.next(), share.place.nextFact(), share.nextBatch()))))
                .doOnSuccess(_ -> share.untold = false);
    }

    private Mono<Void> storePlace(OwnedShare share, CheckStore.Place place) {
        return store.storePlace(share.share, place).doOnSuccess(_ -> share.place = place);
    }

    private void remember(OwnedShare share, List<CheckStore.Change> changes) {
        for (var change : changes) {
            var key = CheckKey.of(change.after());
            share.newest.put(key, change.after());
            share.agenda.put(key, change.dueWall());
        }
    }

    private void remember(OwnedShare share, SafetyCheck check) {
        share.agenda.put(CheckKey.of(check), dueWall(check));
    }

    /** When a check falls due on the wall's clock. */
    Optional<Instant> dueWall(SafetyCheck check) {
        return check.nextDueAt()
                .flatMap(due -> incidents
                        .find(check.row().incident())
                        .map(incident -> incident.facts().clock().wallTime(due)));
    }

    private Mono<Void> tell(List<SafetyCheck> checks, List<NoticeEvent> notices) {
        List<Outgoing<CheckState>> states = new ArrayList<>(checks.size());
        for (var check : checks) {
            context(check.row().incident())
                    .ifPresent(context ->
                            states.add(new Outgoing<>(CheckKey.of(check).recordKey(), check.toState(), context)));
        }
        List<Outgoing<NoticeEvent>> questions = new ArrayList<>(notices.size());
        for (var notice : notices) {
            context(notice.incident())
                    .ifPresent(context -> questions.add(new Outgoing<>(recipientKey(notice), notice, context)));
        }
        return Flux.merge(
                        states.isEmpty() ? Mono.empty() : log.appendAll(SafetyTopics.CHECK, states),
                        questions.isEmpty() ? Mono.empty() : log.appendAll(SafetyTopics.NOTICE, questions))
                .then();
    }

    /** One owner of all questions to a recipient can put them into one message. */
    private static RecordKey recipientKey(NoticeEvent notice) {
        return RecordKey.of(
                switch (notice) {
                    case NoticeEvent.NoticeRequested asked -> asked.recipient().key();
                    case NoticeEvent.NoticeWithdrawn withdrawn ->
                        withdrawn.recipient().key();
                    case NoticeEvent.OfficeInstructed office ->
                        office.recipient().key();
                    case NoticeEvent.DutyCalled called -> called.recipient().key();
                });
    }

    private Optional<EventContext> context(jp.anpi.safety.contract.IncidentId id) {
        return incidents.find(id).map(Incident::mode).map(mode -> new EventContext(mode, SealedJson.keyOf(id)));
    }
}
