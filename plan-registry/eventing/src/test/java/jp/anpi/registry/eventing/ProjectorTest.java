package jp.anpi.registry.eventing;

import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.OTHER;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.testkit.Until;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ProjectorTest extends OnTheLog {

    private final PersonId hanako = PersonId.random();
    private final Ledger ledger = new Ledger();

    /** What survives a crash: effects and next offset, written together. */
    private static final class Ledger {
        private final List<Fact> effects = new CopyOnWriteArrayList<>();
        private final Map<Integer, Long> next = new ConcurrentHashMap<>();

        synchronized void write(PartitionBatch<Fact> batch) {
            batch.events().forEach(event -> effects.add(event.event()));
            next.put(batch.share().partition(), batch.nextOffset());
        }
    }

    private class Writing implements Projection<Fact> {
        final List<Share> taken = new CopyOnWriteArrayList<>();
        final List<Share> released = new CopyOnWriteArrayList<>();

        /** What it has now, however often it went to and fro. */
        final Set<Share> held = ConcurrentHashMap.newKeySet();

        @Override
        public Mono<Long> take(Share share) {
            return Mono.fromSupplier(() -> {
                taken.add(share);
                held.add(share);
                return ledger.next.get(share.partition());
            });
        }

        @Override
        public void release(Share share) {
            released.add(share);
            held.remove(share);
        }

        @Override
        public Mono<Void> apply(PartitionBatch<Fact> batch) {
            return Mono.fromRunnable(() -> ledger.write(batch));
        }
    }

    @Test
    void whatIsBeingAppliedIsStillBehind() {
        Eventing eventing = start();
        append(eventing, 0, 3);
        Sinks.Empty<Void> stored = Sinks.empty();
        var began = new CountDownLatch(1);
        Projector projector = eventing.projectors().start("owner", FACTS, new Writing() {
            @Override
            public Mono<Void> apply(PartitionBatch<Fact> batch) {
                began.countDown();
                return stored.asMono().then(super.apply(batch));
            }
        });
        assertThat(projector.lag()).as("before it has read anything").isPositive();
        Until.holds("it applies", () -> began.getCount() == 0);
        assertThat(projector.lag()).as("while it applies").isPositive();
        stored.tryEmitEmpty();
        Until.holds("nothing is left", () -> projector.lag() == 0);
    }

    @Test
    void aShareThatWasTakenByHalfIsLetGoBeforeAnotherOwnsIt() {
        var half = new Writing() {
            @Override
            public Mono<Long> take(Share share) {
                taken.add(share);
                return Mono.error(new IllegalStateException("the store is away"));
            }
        };
        var other = new Writing();
        var four = properties().withPersonPartitions(4);
        start(four, LogGate.OPEN).projectors().start("owner", FACTS, half);
        Until.holds("one has begun to take", () -> !half.taken.isEmpty());
        start(four, LogGate.OPEN).projectors().start("owner", FACTS, other);
        Until.holds("the other owns some", () -> !other.taken.isEmpty());
        assertThat(half.released).containsAll(other.taken);
    }

    private void append(Eventing eventing, int from, int to) {
        done(eventing.log()
                .appendAll(
                        FACTS,
                        IntStream.range(from, to)
                                .<Outgoing<Fact>>mapToObj(i ->
                                        new Outgoing<>(RecordKey.of(hanako), new Fact.Counted(hanako, i), Fact.DRILL))
                                .toList()));
    }

    private List<Fact> counted(int to) {
        return IntStream.range(0, to)
                .<Fact>mapToObj(i -> new Fact.Counted(hanako, i))
                .toList();
    }

    @Test
    void eachEventHasItsEffectOnceAlthoughOwnersCrashBetweenBatches() {
        Eventing eventing = start();
        append(eventing, 0, 100);
        var crashing = new Writing() {
            @Override
            public Mono<Void> apply(PartitionBatch<Fact> batch) {
                var records = batch.records().subList(0, 40);
                ledger.write(new PartitionBatch<>(
                        batch.share(), records, records.getLast().position().offset() + 1));
                throw new Error("the process dies here");
            }
        };
        eventing.projectors().start("crashes", FACTS, crashing);
        Until.holds("the first piece is stored", () -> ledger.effects.size() == 40);

        Projector next = eventing.projectors().start("owner", FACTS, new Writing());
        append(eventing, 100, 200);

        Until.holds("all is stored", () -> ledger.effects.size() >= 200);
        assertThat(ledger.effects).isEqualTo(counted(200));
        assertThat(next.state()).isEqualTo(new Projector.State.Running());
        Until.holds("nothing is left", () -> next.lag() == 0);
    }

    @Test
    void anOwnerThatStartsAgainGoesOnWhereItsStoreSays() {
        Eventing eventing = start();
        append(eventing, 0, 10);
        Projector first = eventing.projectors().start("owner", FACTS, new Writing());
        Until.holds("stored", () -> ledger.effects.size() == 10);
        first.close();
        assertThat(first.state()).isEqualTo(new Projector.State.Closed());
        append(eventing, 10, 20);
        eventing.projectors().start("owner", FACTS, new Writing());
        Until.holds("stored", () -> ledger.effects.size() >= 20);
        assertThat(ledger.effects).isEqualTo(counted(20));
    }

    @Test
    void aFailingBatchIsTriedAgainWithTheReasonShownUntilItWorks() {
        Eventing eventing = start();
        var failures = new AtomicInteger(5);
        append(eventing, 0, 10);
        Projector projector = eventing.projectors().start("owner", FACTS, new Writing() {
            @Override
            public Mono<Void> apply(PartitionBatch<Fact> batch) {
                return failures.get() > 0
                        ? Mono.error(
                                () -> new IllegalStateException("store of 花子 is away " + failures.decrementAndGet()))
                        : super.apply(batch);
            }
        });
        Until.holds(
                "it shows",
                () -> projector.state() instanceof Projector.State.Failing failing
                        && failing.because().equals("owner fails at APPLY with IllegalStateException"));
        Until.holds("stored", () -> ledger.effects.size() >= 10);
        assertThat(ledger.effects).isEqualTo(counted(10));
        Until.holds("well again", () -> projector.state().equals(new Projector.State.Running()));
    }

    @Test
    void whoeverLosesOwnershipDropsTheBatchAndReadsItsStateAgain() {
        Eventing eventing = start();
        var once = new AtomicInteger();
        var projection = new Writing() {
            @Override
            public Mono<Void> apply(PartitionBatch<Fact> batch) {
                if (once.getAndIncrement() == 0) {
                    ledger.write(batch); // another owner was quicker
                    return Mono.error(new OwnershipLost("version moved on"));
                }
                return super.apply(batch);
            }
        };
        append(eventing, 0, 10);
        eventing.projectors().start("owner", FACTS, projection);
        Until.holds("taken twice", () -> projection.taken.size() == 2);
        append(eventing, 10, 20);
        Until.holds("stored", () -> ledger.effects.size() >= 20);
        assertThat(ledger.effects).isEqualTo(counted(20));
    }

    @Test
    void whatIsDueIsDoneAtItsInstantWhenTheLoopIsWoken() {
        Eventing eventing = start();
        Instant due = time.instant().plus(Duration.ofMinutes(20));
        var agenda = new ConcurrentHashMap<Instant, Boolean>(Map.of(due, true));
        var doneAt = new CopyOnWriteArrayList<Instant>();
        Projector projector = eventing.projectors().start("owner", FACTS, new Writing() {
            @Override
            public Optional<Instant> nextDue() {
                return agenda.keySet().stream().min(Instant::compareTo);
            }

            @Override
            public Mono<Void> due(Instant now) {
                return Mono.fromRunnable(() -> {
                    agenda.keySet().removeIf(at -> !at.isAfter(now));
                    doneAt.add(now);
                });
            }
        });
        time.onMove(projector::wake);
        Until.holds("running", () -> projector.state().equals(new Projector.State.Running()));

        time.forward(Duration.ofMinutes(20).minusMillis(1));
        append(eventing, 0, 1);
        Until.holds("one turn has passed", () -> ledger.effects.size() == 1);
        assertThat(doneAt).isEmpty();
        time.forward(Duration.ofMillis(1));
        Until.holds("done", () -> doneAt.equals(List.of(due)));
    }

    @Test
    void instancesShareThePartitionsAndOneTakesOverWhenTheOtherLeaves() {
        var properties = properties().withPersonPartitions(4);
        Eventing eventing = start(properties, LogGate.OPEN);
        var first = new Writing();
        var second = new Writing();
        Projector leaving = eventing.projectors().start("owner", FACTS, first);
        Until.holds("all are taken", () -> first.held.size() == 4);
        eventing.projectors().start("owner", FACTS, second);
        Until.holds("they share", () -> second.held.size() == 2 && first.held.size() == 2);

        leaving.close();
        Until.holds("all have gone over", () -> second.held.size() == 4);
        var people = IntStream.range(0, 50).mapToObj(_ -> PersonId.random()).toList();
        var events = new ArrayList<Outgoing<Fact>>();
        people.forEach(person -> events.add(new Outgoing<>(RecordKey.of(person), said(person, "safe"), Fact.DRILL)));
        done(eventing.log().appendAll(FACTS, events));
        Until.holds("stored", () -> ledger.effects.size() >= 50);
        assertThat(ledger.effects)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(Outgoing::event).toList());
    }

    @Test
    void aRecordThatCannotBeReadIsSetAsideWithItsCauseAndStopsNothing() throws Exception {
        Eventing eventing = start();
        done(eventing.log().append(OTHER, RecordKey.of(hanako), said(hanako, "elsewhere"), Fact.DRILL));
        done(eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, "drill"), Fact.DRILL));
        var elsewhere = raw(nameOf(OTHER)).getFirst();
        var drill = raw(nameOf(FACTS)).getFirst();
        var relabelled = new RecordHeaders(drill.headers().toArray());
        relabelled.remove("mode").add("mode", utf8("REAL"));
        var unknown = new RecordHeaders(drill.headers().toArray());
        unknown.remove("type").add("type", utf8("Sung"));
        write(new ProducerRecord<>(
                nameOf(FACTS), 0, null, elsewhere.key(), elsewhere.value(), elsewhere.headers())); // another topic
        write(new ProducerRecord<>(nameOf(FACTS), 0, null, utf8("somebody"), drill.value(), drill.headers()));
        write(new ProducerRecord<>(nameOf(FACTS), 0, null, drill.key(), drill.value(), relabelled));
        write(new ProducerRecord<>(nameOf(FACTS), 0, null, drill.key(), drill.value(), unknown));
        write(new ProducerRecord<>(nameOf(FACTS), 0, null, drill.key(), utf8("no envelope")));
        done(eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, "last"), Fact.DRILL));

        eventing.projectors().start("owner", FACTS, new Writing());

        Until.holds("the last is stored", () -> ledger.effects.size() == 2);
        assertThat(ledger.effects).containsExactly(said(hanako, "drill"), said(hanako, "last"));
        assertThat(raw(nameOf(FACTS) + ".dead"))
                .extracting(
                        letter -> text(letter.headers().lastHeader("dead.from").value()) + ": "
                                + text(letter.headers().lastHeader("dead.cause").value()))
                .containsExactly(
                        "test.fact.v1-0@1: it was changed, or sealed for another place",
                        "test.fact.v1-0@2: it was changed, or sealed for another place",
                        "test.fact.v1-0@3: it was changed, or sealed for another place",
                        "test.fact.v1-0@4: its type Sung is not known",
                        "test.fact.v1-0@5: its envelope lacks id");
        assertThat(eventing.followers().newestDeadLetters(FACTS, 3).block(Duration.ofSeconds(20)))
                .as("the newest first, by kind and place, saying nothing of what they say")
                .extracting(DeadLetter::topic, letter -> letter.position().offset(), DeadLetter::cause)
                .containsExactly(
                        tuple(FACTS.name(), 5L, DeadCause.DAMAGED),
                        tuple(FACTS.name(), 4L, DeadCause.UNKNOWN_TYPE),
                        tuple(FACTS.name(), 3L, DeadCause.CHANGED));
        assertThat(eventing.followers().newestDeadLetters(OTHER, 3).block(Duration.ofSeconds(20)))
                .isEmpty();
        assertThat(meters.counter("anpi.projection.dead.letters", "name", "owner")
                        .count())
                .isEqualTo(5);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
