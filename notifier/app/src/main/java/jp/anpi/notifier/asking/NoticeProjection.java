package jp.anpi.notifier.asking;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.anpi.notifier.message.Message;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.notifier.push.Nudges;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Projection;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.Share;
import jp.anpi.registry.eventing.Slot;
import jp.anpi.safety.contract.NoticeEvent;
import jp.anpi.safety.contract.NoticeId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Questions from the log into messages. The order of writes is what makes a crash harmless:
 *
 * <ol>
 *   <li>a question is stored, then the offset;
 *   <li>a message is stored on disk under the key its questions give, then its questions cease to wait;
 *   <li>only then it is sent; its outcome is stored, then told, then the message is closed.
 * </ol>
 *
 * A crash after any of these repeats the step after it, with the same key.
 */
final class NoticeProjection implements Projection<NoticeEvent> {

    private static final int RECIPIENTS_AT_ONCE = 200;
    private static final int SETTLED_AT_ONCE = 1_000;

    private final WaitingStore notices;
    private final MessageStore messages;
    private final IncidentBook incidents;
    private final Gatherings gatherings;
    private final Composer composer;
    private final Outbox outbox;
    private final Fates fates;
    private final Nudges nudges;
    private final InstantSource clock;
    private final Set<Share> shares = new HashSet<>();
    private boolean stale;
    private Optional<Instant> nextMessage = Optional.empty();

    NoticeProjection(
            WaitingStore notices,
            MessageStore messages,
            IncidentBook incidents,
            Gatherings gatherings,
            Composer composer,
            Outbox outbox,
            Fates fates,
            Nudges nudges,
            InstantSource clock) {
        this.notices = notices;
        this.messages = messages;
        this.incidents = incidents;
        this.gatherings = gatherings;
        this.composer = composer;
        this.outbox = outbox;
        this.fates = fates;
        this.nudges = nudges;
        this.clock = clock;
    }

    @Override
    public Mono<Long> take(Share share) {
        return notices.prepare()
                .then(messages.prepare())
                .then(incidents.ready())
                .then(Mono.fromRunnable(() -> shares.add(share)))
                .then(Mono.defer(() -> rebuild(share)))
                .then(lookAhead())
                .then(notices.offset(share));
    }

    @Override
    public void release(Share share) {
        shares.remove(share);
        gatherings.release(share);
    }

    @Override
    public Mono<Void> apply(PartitionBatch<NoticeEvent> batch) {
        var now = clock.instant();
        var asked = new ArrayList<Waiting>();
        var withdrawn = new ArrayList<NoticeId>();
        var instructed = new ArrayList<Message>();
        for (var event : batch.events()) {
            switch (event.event()) {
                case NoticeEvent.NoticeRequested question -> asked.add(waiting(event, question, now));
                case NoticeEvent.NoticeWithdrawn back -> withdrawn.add(back.notice());
                case NoticeEvent.OfficeInstructed office ->
                    instructed.add(composer.instruct(
                            office, Slot.of(event.key()), event.envelope().key(), now));
                case NoticeEvent.DutyCalled called ->
                    instructed.add(composer.call(
                            called, Slot.of(event.key()), event.envelope().key(), now));
            }
        }
        return whenFresh()
                .then(notices.keep(asked))
                .doOnNext(fresh -> fresh.forEach(gatherings::add))
                .then(notices.withdraw(withdrawn))
                .then(Mono.fromRunnable(() -> withdrawn.forEach(gatherings::withdraw)))
                .then(
                        instructed.isEmpty()
                                ? Mono.empty()
                                : messages.insert(instructed).then(lookAhead()))
                .then(notices.storeOffset(batch.share(), batch.nextOffset()))
                .doOnError(_ -> stale = true);
    }

    @Override
    public Optional<Instant> nextDue() {
        return stale
                ? Optional.of(Instant.EPOCH)
                : Stream.concat(gatherings.nextDue().stream(), nextMessage.stream())
                        .min(Instant::compareTo);
    }

    @Override
    public Mono<Void> due(Instant now) {
        return whenFresh()
                .then(Mono.defer(() -> write(gatherings.takeDue(now, RECIPIENTS_AT_ONCE), now)))
                .then(Mono.defer(() -> outbox.work(shares, now)))
                .then(lookAhead())
                .doOnError(_ -> stale = true);
    }

    private Mono<Void> write(List<List<Waiting>> taken, Instant now) {
        if (taken.isEmpty()) {
            return Mono.empty();
        }
        var composed =
                taken.stream().map(gathered -> composer.compose(gathered, now)).toList();
        List<Message> intents =
                composed.stream().flatMap(one -> one.messages().stream()).toList();
        var dropped = composed.stream().flatMap(one -> one.dropped().stream()).toList();
        var settled = taken.stream()
                .flatMap(List::stream)
                .map(one -> one.question().notice())
                .toList();
        return fates.tellDropped(dropped)
                .then(messages.insert(intents))
                .then(notices.settle(settled))
                .then(Mono.fromRunnable(() -> nudges.about(intents)))
                .then(Mono.fromRunnable(() -> taken.forEach(gathered -> gatherings.written(gathered, now))));
    }

    /**
     * After a failed write nobody knows how much of it reached the store. What is in memory is then thrown away and read anew,
     * otherwise a question could be lost, or sent a second time in other company and so under another key.
     */
    private Mono<Void> whenFresh() {
        return Mono.defer(() -> stale
                ? Flux.fromIterable(List.copyOf(shares))
                        .concatMap(this::rebuild)
                        .then(lookAhead())
                        .then(Mono.fromRunnable(() -> stale = false))
                : Mono.empty());
    }

    private Mono<Void> rebuild(Share share) {
        gatherings.release(share);
        return messages.noticesOfOpen(shares)
                .buffer(SETTLED_AT_ONCE)
                .concatMap(notices::settle)
                .thenMany(notices.waiting(share))
                .doOnNext(gatherings::add)
                .then();
    }

    private Mono<Void> lookAhead() {
        return Mono.defer(() -> outbox.nextDue(shares))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(next -> nextMessage = next)
                .then();
    }

    private static Waiting waiting(
            Received.Event<NoticeEvent> event, NoticeEvent.NoticeRequested question, Instant now) {
        return new Waiting(question, Slot.of(event.key()), event.envelope().key(), now, false);
    }
}
