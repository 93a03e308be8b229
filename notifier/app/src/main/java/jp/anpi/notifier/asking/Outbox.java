package jp.anpi.notifier.asking;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import jp.anpi.notifier.channel.MailCarrier;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.delivery.RetryPolicy;
import jp.anpi.notifier.door.Route;
import jp.anpi.notifier.message.Ask;
import jp.anpi.notifier.message.ChannelName;
import jp.anpi.notifier.message.Message;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.registry.eventing.Share;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends what is stored and due, writes down what came of it, and has the fate told before a message is closed. */
final class Outbox {

    private static final int AT_ONCE = 16;
    private static final int CLOSED_AT_ONCE = 500;

    private final MessageStore messages;
    private final WaitingStore notices;
    private final Composer composer;
    private final MailCarrier mail;
    private final Fates fates;
    private final RetryPolicy retry;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Outbox(
            MessageStore messages,
            WaitingStore notices,
            Composer composer,
            MailCarrier mail,
            Fates fates,
            RetryPolicy retry,
            InstantSource clock,
            MeterRegistry meters) {
        this.messages = messages;
        this.notices = notices;
        this.composer = composer;
        this.mail = mail;
        this.fates = fates;
        this.retry = retry;
        this.clock = clock;
        this.meters = meters;
    }

    /** Does a bounded piece of what is due. */
    Mono<Void> work(Set<Share> shares, Instant now) {
        return messages.due(shares, now, CLOSED_AT_ONCE)
                .collectList()
                .flatMap(due -> closeEnded(due).then(sendOpen(due, now)));
    }

    /** When there is something to do next. */
    Mono<Instant> nextDue(Set<Share> shares) {
        return messages.nextDue(shares).map(due -> {
            var permitted = mail.next(clock.instant());
            return due.isAfter(permitted) ? due : permitted;
        });
    }

    /** Tells the fates of ended messages, then closes them; after a crash in between they are told again. */
    Mono<Void> closeEnded(List<Message> some) {
        var ended = some.stream()
                .filter(message -> message.sending().state().ended())
                .toList();
        return ended.isEmpty()
                ? Mono.empty()
                : fates.tell(ended)
                        .then(messages.close(ended.stream().map(Message::key).toList()))
                        .doOnSuccess(_ -> ended.forEach(this::count));
    }

    private Mono<Void> sendOpen(List<Message> due, Instant now) {
        return Flux.fromIterable(due)
                .filter(message -> !message.sending().state().ended())
                .take(Math.min(AT_ONCE, mail.available(now)))
                .flatMap(message -> attempt(message).flatMap(after -> record(message, after)), AT_ONCE)
                .collectList()
                .flatMap(this::closeEnded);
    }

    private Mono<Message> record(Message before, Message after) {
        return messages.update(after, before.sending()).thenReturn(after);
    }

    private Mono<Message> attempt(Message message) {
        return notices.find(message.content().asks().stream().map(Ask::notice).toList())
                .collectList()
                .flatMap(questions -> composer.drop(questions, clock.instant())
                        .map(why -> Mono.just(message.with(
                                message.channel(), message.sending().drop(composer.say(why), clock.instant()))))
                        .orElseGet(() -> send(message)));
    }

    private Mono<Message> send(Message message) {
        return switch (composer.route(message)) {
            case Route.ToMail(var to) ->
                mail.send(to, message.content().text(), message.key()).map(outcome -> after(message, outcome));
            case Route.ToSandbox(var why) -> Mono.just(composer.sandboxed(message, why, clock.instant()));
            case Route.Nowhere(var why) -> Mono.just(composer.nowhere(message, why, clock.instant()));
        };
    }

    private Message after(Message message, Delivery outcome) {
        return message.with(ChannelName.MAIL, message.sending().after(outcome, clock.instant(), retry));
    }

    private void count(Message message) {
        meters.counter(
                        "anpi.notifier.messages",
                        "channel",
                        message.channel().text(),
                        "state",
                        message.sending().state().name())
                .increment();
    }
}
