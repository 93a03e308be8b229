package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.anpi.registry.contract.RunningIncident;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.LogUnavailable;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.Projector;
import jp.anpi.registry.eventing.RecordKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The registry hears again and again that all is told, from whoever tells and while it is so. */
class AllToldTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final Log log = new Log();
    private final Telling telling = new Telling();
    private Disposable saying = () -> {};

    @BeforeEach
    void begin() {
        saying = new AllTold(log).keepSaying(telling).subscribe();
    }

    @AfterEach
    void end() {
        saying.dispose();
        VirtualTimeScheduler.reset();
    }

    @Test
    void itIsSaidAsSoonAsItIsSoAndThenEveryMinute() {
        forward("PT1S");
        assertThat(log.said).containsExactly(RunningIncident.ALL_TOLD);
        forward("PT58S");
        assertThat(log.said).hasSize(1);
        forward("PT2S");
        assertThat(log.said).hasSize(2);
        forward("PT10M");
        assertThat(log.said).hasSizeBetween(11, 12);
    }

    @Test
    void itIsNotSaidWhileSomethingWaitsToBeTold() {
        telling.lag = 1;
        forward("PT5M");
        assertThat(log.said).isEmpty();
        telling.lag = 0;
        forward("PT1S");
        assertThat(log.said).hasSize(1);
    }

    @Test
    void norByWhomThatTellsNothingAnyMoreOrFailsTo() {
        for (Projector.State state : List.of(
                new Projector.State.Joining(), new Projector.State.Failing("APPLY", 3), new Projector.State.Closed())) {
            telling.state = state;
            forward("PT5M");
            assertThat(log.said).as(state.toString()).isEmpty();
        }
    }

    @Test
    void whereTheLogIsAwayItIsTriedAgain() {
        log.isAway = true;
        forward("PT5M");
        assertThat(log.said).isEmpty();
        log.isAway = false;
        forward("PT15S");
        assertThat(log.said).hasSize(1);
    }

    private void forward(String by) {
        time.advanceTimeBy(Duration.parse(by));
    }

    private static final class Telling implements Projector {

        private State state = new State.Running();
        private long lag;

        @Override
        public String name() {
            return "safety.told";
        }

        @Override
        public State state() {
            return state;
        }

        @Override
        public long lag() {
            return lag;
        }

        @Override
        public void wake() {}

        @Override
        public void close() {}
    }

    private static final class Log implements EventLog {

        private final List<Object> said = new CopyOnWriteArrayList<>();
        private boolean isAway;

        @Override
        public <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context) {
            return Mono.fromCallable(() -> {
                if (isAway) {
                    throw new LogUnavailable("away", null);
                }
                said.add(event);
                return new LogPosition(0, said.size());
            });
        }

        @Override
        public <T> Mono<Void> appendAll(Topic<T> topic, List<Outgoing<T>> events) {
            return Mono.error(new AssertionError(events));
        }

        @Override
        public Mono<LogPosition> erase(Topic<?> topic, RecordKey key) {
            return Mono.error(new AssertionError(key));
        }
    }
}
