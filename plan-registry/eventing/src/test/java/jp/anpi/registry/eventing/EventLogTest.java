package jp.anpi.registry.eventing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.anpi.registry.eventing.Fact.FACTS;
import static jp.anpi.registry.eventing.Fact.NOTES;
import static jp.anpi.registry.eventing.Fact.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.registry.contract.Topic;
import org.junit.jupiter.api.Test;

class EventLogTest extends OnTheLog {

    private final PersonId hanako = PersonId.random();

    @Test
    void anEventComesBackAsItWasWithWhatTravelsBesideIt() {
        Eventing eventing = start();
        var incident = KeyId.incident(UUID.randomUUID());
        var said = new Fact.Said(hanako, "髙橋さんは無事 𠮷", Optional.of(at("2026-06-01T00:00:00.123456Z")));
        done(eventing.log().append(FACTS, RecordKey.of(hanako), said, new EventContext(Mode.REAL, incident)));
        done(eventing.log().append(FACTS, RecordKey.of(hanako), new Fact.Counted(hanako, 3), Fact.DRILL));

        List<Received<Fact>> seen = readAll(eventing, FACTS);

        assertThat(events(seen)).containsExactly(said, new Fact.Counted(hanako, 3));
        assertThat(seen.getFirst()).isInstanceOfSatisfying(Received.Event.class, first -> {
            assertThat(first.key()).isEqualTo(hanako.toString());
            assertThat(first.envelope().type()).isEqualTo("Said");
            assertThat(first.envelope().version()).isEqualTo(1);
            assertThat(first.envelope().mode()).isEqualTo(Mode.REAL);
            assertThat(first.envelope().key()).isEqualTo(incident);
            assertThat(first.envelope().at()).isEqualTo(time.instant());
        });
    }

    @Test
    void whatIsOnTheLogShowsNothingOfTheContent() {
        Eventing eventing = start();
        done(eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, "needs oxygen"), Fact.DRILL));
        var stored = raw(nameOf(FACTS)).getFirst();
        assertThat(new String(stored.value(), UTF_8)).doesNotContain("oxygen").doesNotContain("words");
        assertThat(new String(stored.key(), UTF_8)).isEqualTo(hanako.toString());
    }

    @Test
    void manyAreAppendedInTheirOrder() {
        Eventing eventing = start();
        List<Outgoing<Fact>> all = IntStream.range(0, 1_000)
                .<Outgoing<Fact>>mapToObj(
                        i -> new Outgoing<>(RecordKey.of(hanako), new Fact.Counted(hanako, i), Fact.DRILL))
                .toList();
        done(eventing.log().appendAll(FACTS, all));
        assertThat(events(readAll(eventing, FACTS)))
                .isEqualTo(all.stream().map(Outgoing::event).toList());
    }

    @Test
    void withdrawingIsSeenByThoseWhoFollow() {
        Eventing eventing = start();
        var key = RecordKey.of("n1");
        done(eventing.log().append(NOTES, key, new Fact.Note("here", 1), EventContext.INSTALLATION));
        done(eventing.log().erase(NOTES, key));
        assertThat(readAll(eventing, NOTES))
                .last()
                .isInstanceOfSatisfying(
                        Received.Erased.class,
                        erased -> assertThat(erased.key()).isEqualTo("n1"));
        assertThatThrownBy(() -> eventing.log().erase(FACTS, key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whileTheGateIsClosedTheLogIsUnavailableWithTheReason() {
        var closed = new AtomicReference<>(Optional.of("Only 400 MiB are free."));
        Eventing eventing = start(properties(), closed::get);
        var append = eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, "safe"), Fact.DRILL);
        assertThatThrownBy(() -> done(append))
                .isInstanceOf(LogUnavailable.class)
                .hasMessage("Only 400 MiB are free.");
        closed.set(Optional.empty());
        done(append);
        assertThat(readAll(eventing, FACTS)).hasSize(1);
    }

    @Test
    void aTopicThatNobodyDeclaredIsRefusedAtOnce() {
        Eventing eventing = start();
        var unknown = new Topic<>("test.unknown.v1", Fact.class, Topic.Keep.A_WEEK, Topic.Spread.ONE, false);
        assertThatThrownBy(() -> eventing.log().append(unknown, RecordKey.of(hanako), said(hanako, "safe"), Fact.DRILL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.unknown.v1");
    }

    @Test
    void anEventTooLargeForTheLogIsAnErrorOfItsOwnAndHarmsNobody() {
        Eventing eventing = start();
        var huge = said(hanako, "x".repeat(TopicPlan.MAX_RECORD_BYTES));
        assertThatThrownBy(() -> done(eventing.log().append(FACTS, RecordKey.of(hanako), huge, Fact.DRILL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
        done(eventing.log().append(FACTS, RecordKey.of(hanako), said(hanako, "small"), Fact.DRILL));
    }

    @Test
    void recordsGoWhereTheSlotOfThePersonSays() {
        Eventing eventing = start(properties().withPersonPartitions(4), LogGate.OPEN);
        for (int i = 0; i < 20; i++) {
            var person = PersonId.random();
            var position = eventing.log()
                    .append(FACTS, RecordKey.of(person), said(person, "safe"), Fact.DRILL)
                    .block(BOUND);
            assertThat(position)
                    .isNotNull()
                    .extracting(LogPosition::partition)
                    .isEqualTo(Slot.of(person).partition(4));
        }
    }
}
