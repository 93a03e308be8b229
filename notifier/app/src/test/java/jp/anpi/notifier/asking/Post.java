package jp.anpi.notifier.asking;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.anpi.notifier.Questions;
import jp.anpi.notifier.channel.MailCarrier;
import jp.anpi.notifier.delivery.Delivery;
import jp.anpi.notifier.delivery.RetryPolicy;
import jp.anpi.notifier.digest.MessageKey;
import jp.anpi.notifier.digest.Window;
import jp.anpi.notifier.door.Door;
import jp.anpi.notifier.door.LiveChannel;
import jp.anpi.notifier.door.RealMail;
import jp.anpi.notifier.message.Message;
import jp.anpi.notifier.message.MessageStore;
import jp.anpi.notifier.push.Nudges;
import jp.anpi.notifier.wording.MessageText;
import jp.anpi.notifier.wording.Wording;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PriorityGroup;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.DeadLetter;
import jp.anpi.registry.eventing.Envelope;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.PartitionBatch;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.eventing.Share;
import jp.anpi.registry.testkit.SimTime;
import jp.anpi.registry.testkit.TestEngines;
import jp.anpi.safety.contract.Actor;
import jp.anpi.safety.contract.Area;
import jp.anpi.safety.contract.CheckInput.NoticeFate;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentKind;
import jp.anpi.safety.contract.NoticeEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The projection on a real store, with the clock, the log, the mail and the moments of failure in the test's hand. */
final class Post {

    static final Instant START = Questions.ASKED;
    private static final Share WHOLE = new Share(0, 1);
    private static final MongoClient CLIENT = MongoClients.create(TestEngines.mongoUri());
    private static final int STANDSTILL = 5_000;

    /** A mail that left the house. */
    record Sent(MessageKey key, String to, MessageText text) {}

    final SimTime time = SimTime.at(START);
    final PlainSealing sealing = new PlainSealing();
    final List<NoticeFate> fates = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final MongoDatabase plain = CLIENT.getDatabase(TestEngines.freshDatabase());

    Supplier<FailingDatabase.Mood> storeMood = () -> FailingDatabase.Mood.FINE;
    Supplier<Boolean> logFails = () -> false;
    BiFunction<RealMail, MessageKey, Mono<Delivery>> carrier =
            (_, key) -> Mono.just(new Delivery.HandedOver("<" + key + "@test>"));
    Function<NoticeEvent, String> recordKey = Post::recipient;
    Set<LiveChannel> live = Set.of(LiveChannel.MAIL);

    private final List<Received.Event<NoticeEvent>> log = new ArrayList<>();
    private final List<IncidentEvent> incidents = new ArrayList<>();
    private final List<Consumer<Received<IncidentEvent>>> readers = new ArrayList<>();
    private int applied;
    private boolean taken;
    private NoticeProjection projection = start();

    /** A new process on the same store: nothing of the memory is left, reading goes on at the stored offset. */
    void restart() {
        readers.clear();
        projection = start();
        taken = false;
        catchUp();
    }

    void open(Mode mode, double speed) {
        var desk = new Actor("desk", "災害対策本部", Role.DESK, Optional.empty(), Optional.empty());
        tell(new IncidentEvent.Opened(
                Questions.INCIDENT,
                IncidentKind.EARTHQUAKE,
                mode,
                "11月20日の地震",
                new Area.City(),
                Set.of(PriorityGroup.values()),
                START,
                time.instant(),
                speed,
                "standard",
                desk));
        restart();
    }

    void closeIncident() {
        tell(new IncidentEvent.Closed(
                Questions.INCIDENT,
                time.instant(),
                new Actor("desk", "災害対策本部", Role.DESK, Optional.empty(), Optional.empty())));
    }

    void receive(List<? extends NoticeEvent> events) {
        for (var event : events) {
            write(event);
        }
        catchUp();
    }

    /** Puts an event on the log without reading it yet. */
    void write(NoticeEvent event) {
        var seal = KeyId.incident(event.incident().value());
        log.add(new Received.Event<>(
                new LogPosition(0, log.size()),
                recordKey.apply(event),
                new Envelope(UUID.randomUUID(), event.getClass().getSimpleName(), 1, Mode.REAL, seal, time.instant()),
                event));
    }

    /** Reads the log to its end; fails as the projection does, and can then be called again. */
    void catchUp() {
        if (!taken) {
            applied = Math.toIntExact(projection.take(WHOLE).blockOptional().orElse(0L));
            taken = true;
        }
        if (applied < log.size()) {
            projection
                    .apply(new PartitionBatch<>(
                            WHOLE, List.<Received<NoticeEvent>>copyOf(log.subList(applied, log.size())), log.size()))
                    .block();
            applied = log.size();
        }
    }

    /** Moves the clock, doing whatever falls due on the way. */
    void forward(Duration by) {
        var end = time.instant().plus(by);
        for (int steps = 0; ; steps++) {
            var due = projection.nextDue().filter(at -> !at.isAfter(end));
            if (due.isEmpty()) {
                break;
            }
            if (steps > STANDSTILL) {
                throw new AssertionError("time stands still at " + time.instant());
            }
            if (due.get().isAfter(time.instant())) {
                time.forward(Duration.between(time.instant(), due.get()));
            }
            projection.due(time.instant()).block();
        }
        time.forward(Duration.between(time.instant(), end));
    }

    List<Message> messages() {
        return new MessageStore(plain, sealing)
                .list(Optional.empty(), Optional.empty(), 10_000)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static String recipient(NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.NoticeRequested asked -> asked.recipient().key();
            case NoticeEvent.NoticeWithdrawn back -> back.recipient().key();
            case NoticeEvent.OfficeInstructed office -> office.recipient().key();
            case NoticeEvent.DutyCalled called -> called.recipient().key();
        };
    }

    private void tell(IncidentEvent event) {
        incidents.add(event);
        readers.forEach(reader -> reader.accept(received(event)));
    }

    private Received<IncidentEvent> received(IncidentEvent event) {
        var envelope = new Envelope(
                UUID.randomUUID(), event.getClass().getSimpleName(), 1, Mode.REAL, KeyId.INSTALLATION, time.instant());
        return new Received.Event<>(new LogPosition(0, 0), event.incident().toString(), envelope, event);
    }

    private NoticeProjection start() {
        var database = FailingDatabase.over(plain, () -> storeMood.get());
        var notices = new WaitingStore(database, sealing);
        var messages = new MessageStore(database, sealing);
        var book = new IncidentBook(new OneTopic());
        var gatherings = new Gatherings(
                new Window(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMinutes(5)), book::find);
        var wording = new Wording(
                Wording.Tongue.JA, ZoneId.of("Asia/Tokyo"), "http://localhost:8080/phone/", _ -> Optional.empty());
        var composer = new Composer(new Door(live), wording, 100, book::find);
        var fateTeller = new Fates(new Log(), time, book::find);
        var outbox = new Outbox(
                messages,
                notices,
                composer,
                new Mail(),
                fateTeller,
                new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofMinutes(2)),
                time,
                new SimpleMeterRegistry());
        var nudges = Nudges.none(new Door(live), new SimpleMeterRegistry());
        return new NoticeProjection(notices, messages, book, gatherings, composer, outbox, fateTeller, nudges, time);
    }

    private final class Mail implements MailCarrier {
        @Override
        public Mono<Delivery> send(RealMail to, MessageText text, MessageKey key) {
            return Mono.defer(() -> {
                var outcome = carrier.apply(to, key);
                sent.add(new Sent(key, to.address(), text));
                return outcome;
            });
        }

        @Override
        public int available(Instant now) {
            return 100;
        }

        @Override
        public Instant next(Instant now) {
            return now;
        }
    }

    private final class Log implements EventLog {
        @Override
        public <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context) {
            return Mono.fromSupplier(() -> {
                fates.add((NoticeFate) event);
                return new LogPosition(0, fates.size());
            });
        }

        @Override
        public <T> Mono<Void> appendAll(Topic<T> topic, List<Outgoing<T>> events) {
            return Flux.fromIterable(events)
                    .concatMap(one -> logFails.get()
                            ? Mono.error(new IllegalStateException("the log is down"))
                            : append(topic, one.key(), one.event(), one.context()))
                    .then();
        }

        @Override
        public Mono<LogPosition> erase(Topic<?> topic, RecordKey key) {
            return Mono.error(new UnsupportedOperationException());
        }
    }

    private final class OneTopic implements Followers {
        @Override
        @SuppressWarnings("unchecked")
        public <T> Follower follow(String name, Topic<T> topic, From from, Consumer<Received<T>> handler) {
            var reader = (Consumer<Received<IncidentEvent>>) (Consumer<?>) handler;
            incidents.forEach(event -> reader.accept(received(event)));
            readers.add(reader);
            return new Follower() {
                @Override
                public String name() {
                    return name;
                }

                @Override
                public Mono<Void> caughtUp() {
                    return Mono.empty();
                }

                @Override
                public Mono<Void> upToDate() {
                    return Mono.empty();
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Mono<Map<Integer, Long>> endOffsets(Topic<?> topic) {
            return Mono.just(Map.of());
        }

        @Override
        public Mono<Long> deadLetters(Topic<?> topic) {
            return Mono.just(0L);
        }

        @Override
        public Mono<List<DeadLetter>> newestDeadLetters(Topic<?> topic, int most) {
            return Mono.just(List.of());
        }

        @Override
        public List<Follower> running() {
            return List.of();
        }
    }
}
