package jp.anpi.registry.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.DeadLetter;
import jp.anpi.registry.eventing.Envelope;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.Followers;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.testkit.SimTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whom an incident may ask about, by what was told of incidents and when. */
class MayBeAskedAboutTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final UUID QUAKE = UUID.randomUUID();

    private final SimTime clock = SimTime.at("2026-11-21T09:00:00+09:00");
    private final Told told = new Told();
    private final RunningIncidents incidents = new RunningIncidents(told, clock);
    private final MayBeAskedAbout mayBeAskedAbout = new MayBeAskedAbout(
            incidents,
            new MistakeProperties(Period.ofDays(14), Duration.ofMinutes(10)),
            ZoneId.of("Asia/Tokyo"),
            clock);

    @BeforeEach
    void read() {
        incidents.start().block(SOON);
    }

    @Test
    void everybodyMayBeBeforeItIsSaidThatAllIsToldAndWhenThatWasLongAgo() {
        assertThat(why()).isEqualTo("INCIDENTS_UNKNOWN");
        allTold(clock.instant());
        assertThat(why()).isEmpty();
        clock.forward("10m");
        assertThat(why()).isEmpty();
        clock.forward("1s");
        assertThat(why()).isEqualTo("INCIDENTS_UNKNOWN");
        allTold(clock.instant());
        assertThat(why()).isEmpty();
    }

    @Test
    void aWordThatWasReadLateIsAsOldAsItIs() {
        allTold(clock.instant().minusSeconds(601));
        assertThat(why()).isEqualTo("INCIDENTS_UNKNOWN");
    }

    @Test
    void aClockThatIsAheadMakesNoWordOutlastItsTime() {
        allTold(clock.instant().plus(Duration.ofDays(1)));
        assertThat(why()).isEmpty();
        clock.forward("601s");
        assertThat(why()).isEqualTo("INCIDENTS_UNKNOWN");
    }

    @Test
    void everybodyMayBeWhileOneRunsHoweverLongAgoThatWasTold() {
        say(new RunningIncident(QUAKE, Mode.DRILL, true));
        clock.forward("2d");
        assertThat(why()).isEqualTo("INCIDENT_RUNS");
    }

    @Test
    void forTwoWeeksAfterTheLastWasClosedWhoeverWasThereBeforeMayBe() {
        Instant before = clock.instant();
        clock.forward("1h");
        say(new RunningIncident(QUAKE, Mode.REAL, false));
        Instant closed = clock.instant();
        allTold(closed);
        assertThat(why()).isEqualTo("CLOSED_LATELY");
        assertThat(whyOf(before)).isEqualTo("CLOSED_LATELY");
        assertThat(whyOf(closed)).isEqualTo("CLOSED_LATELY");
        assertThat(whyOf(closed.plusSeconds(300)))
                .as("the clock that says when may be slow")
                .isEqualTo("CLOSED_LATELY");
        assertThat(whyOf(closed.plusSeconds(301)))
                .as("its roster is without them")
                .isEmpty();

        clock.forward(Duration.ofDays(13));
        allTold(clock.instant());
        assertThat(why()).isEqualTo("CLOSED_LATELY");
        clock.forward(Duration.ofDays(1));
        allTold(clock.instant());
        assertThat(why()).isEmpty();
    }

    private String why() {
        return mayBeAskedAbout
                .anybody()
                .map(problem -> problem.kind().name())
                .defaultIfEmpty("")
                .block(SOON);
    }

    private String whyOf(Instant since) {
        return mayBeAskedAbout
                .whoCameSince(since)
                .map(problem -> problem.kind().name())
                .defaultIfEmpty("")
                .block(SOON);
    }

    private void allTold(Instant at) {
        told.say(RunningIncident.ALL_TOLD, at);
    }

    private void say(RunningIncident incident) {
        told.say(incident, clock.instant());
    }

    /** A log of what was told. */
    private static final class Told implements Followers {

        private Consumer<Received<RunningIncident>> reader = _ -> {};

        void say(RunningIncident what, Instant at) {
            reader.accept(new Received.Event<>(
                    new LogPosition(0, 0),
                    what.id().toString(),
                    new Envelope(UUID.randomUUID(), "RunningIncident", 1, what.mode(), KeyId.INSTALLATION, at),
                    what));
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> Follower follow(String name, Topic<T> topic, From from, Consumer<Received<T>> handler) {
            reader = (Consumer<Received<RunningIncident>>) (Consumer<?>) handler;
            return new Reading(name);
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

    private record Reading(String name) implements Follower {

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
    }
}
