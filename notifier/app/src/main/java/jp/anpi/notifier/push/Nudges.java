package jp.anpi.notifier.push;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.door.RealPush;
import jp.anpi.notifier.message.Message;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notifies the phones of whoever a message asks. A notification says how many people are meant and in which incident, never who:
 * a phone shows it on its locked screen. The queue is bounded and nobody waits for it; what does not fit is counted and left out,
 * because the message itself goes its own way.
 */
public final class Nudges implements AutoCloseable {

    private static final int QUEUE = 2_000;
    private static final int AT_ONCE = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Door door;
    private final Optional<Phones> phones;
    private final MeterRegistry meters;
    private final Sinks.Many<RealPush> queue =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(QUEUE));
    private final Disposable work;

    /** Who is told, and by what. */
    record Phones(PushService service, SubscriptionStore subscriptions) {}

    Nudges(Door door, Optional<Phones> phones, MeterRegistry meters) {
        this.door = door;
        this.phones = phones;
        this.meters = meters;
        this.work = queue.asFlux().flatMap(this::deliver, AT_ONCE).subscribe();
    }

    /** Where no phone is notified. */
    public static Nudges none(Door door, MeterRegistry meters) {
        return new Nudges(door, Optional.empty(), meters);
    }

    /** Returns at once. A drill's messages do not get through the door. */
    public synchronized void about(List<Message> messages) {
        if (phones.isEmpty()) {
            return;
        }
        for (var message : messages) {
            door.push(
                            message.mode(),
                            message.content().recipient(),
                            message.content().asks().size(),
                            title(message))
                    .filter(push -> queue.tryEmitNext(push).isFailure())
                    .ifPresent(_ -> count("DROPPED"));
        }
    }

    private static String title(Message message) {
        return message.content().incidentTitle();
    }

    private Mono<Void> deliver(RealPush push) {
        return Mono.justOrEmpty(phones)
                .flatMap(all -> all.subscriptions()
                        .of(push.recipient())
                        .flatMap(to -> all.service().send(to, payload(push)).flatMap(came -> settle(all, to, came)))
                        .then())
                .onErrorResume(_ -> {
                    count(PushService.Outcome.FAILED.name());
                    return Mono.empty();
                });
    }

    private Mono<Void> settle(Phones all, Subscription to, PushService.Outcome outcome) {
        count(outcome.name());
        return switch (outcome) {
            case GONE -> all.subscriptions().forget(to);
            case TAKEN, FAILED -> Mono.empty();
        };
    }

    private void count(String outcome) {
        meters.counter("anpi.notifier.pushes", "outcome", outcome).increment();
    }

    private static byte[] payload(RealPush push) {
        Map<String, Object> said = new HashMap<>();
        said.put("people", push.people());
        said.put("incident", push.incidentTitle());
        return JSON.writeValueAsBytes(said);
    }

    @Override
    public void close() {
        work.dispose();
    }
}
