package jp.anpi.safety.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.Mode;
import jp.anpi.registry.contract.Topic;
import jp.anpi.registry.eventing.Envelope;
import jp.anpi.registry.eventing.EventContext;
import jp.anpi.registry.eventing.EventLog;
import jp.anpi.registry.eventing.Follower;
import jp.anpi.registry.eventing.KeyId;
import jp.anpi.registry.eventing.LogPosition;
import jp.anpi.registry.eventing.Outgoing;
import jp.anpi.registry.eventing.Received;
import jp.anpi.registry.eventing.RecordKey;
import jp.anpi.registry.http.problem.Refused;
import jp.anpi.safety.building.AnIncident;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentEvent;
import jp.anpi.safety.contract.IncidentId;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class IncidentsTest {

    private final Incidents incidents = new Incidents(new Policies(List.of(Policy.STANDARD)), AnIncident.ZONE);

    /** Follows a log whose present end is reached with {@code upToDate}. */
    private record Reading(Mono<Void> upToDate) implements Follower {

        @Override
        public String name() {
            return "incidents";
        }

        @Override
        public Mono<Void> caughtUp() {
            return Mono.empty();
        }

        @Override
        public void close() {
            // nothing runs
        }
    }

    @Test
    void whileTheLogIsStillReadASenderIsToldToComeAgainRatherThanThatThereIsNoSuchIncident() {
        IncidentId unknown = IncidentId.random();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incidents.get(unknown.toString()))
                .matches(refused -> refused.problem().retryAfter().isPresent());
        assertThatExceptionOfType(Refused.class)
                .as("a door that what comes may have opened")
                .isThrownBy(() -> incidents.findOnceRead(unknown))
                .matches(refused -> refused.problem().retryAfter().isPresent());
        incidents.complete(new Reading(Mono.empty()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> incidents.get(unknown.toString()))
                .matches(refused -> refused.problem().kind() == IncidentProblem.UNKNOWN_INCIDENT);
        assertThat(incidents.findOnceRead(unknown)).isEmpty();
    }

    @Test
    void anIncidentThatIsOnTheLogButNotReadYetIsWaitedForAndOnlyThenTakenForNone() {
        Sinks.Empty<Void> read = Sinks.empty();
        incidents.complete(new Reading(read.asMono()));
        var opened = AnIncident.event(Mode.REAL, 1);
        var known = incidents.known(opened.incident()).toFuture();
        var none = incidents.known(IncidentId.random()).toFuture();
        assertThat(known).isNotDone();
        assertThat(none).isNotDone();

        incidents.fold(told(0, opened));
        read.tryEmitEmpty();

        assertThat(known)
                .succeedsWithin(Duration.ofSeconds(5))
                .satisfies(found -> assertThat(found.id()).isEqualTo(opened.incident()));
        assertThat(none).succeedsWithin(Duration.ofSeconds(5)).isNull();
    }

    @Test
    void nothingIsTakenForNoneBeforeAnythingIsRead() {
        assertThat(incidents.known(IncidentId.random()).toFuture()).failsWithin(Duration.ofSeconds(5));
    }

    @Test
    void anOpeningThatIsOnTheLogTwiceIsOneIncidentAndOneFact() {
        var opened = AnIncident.event(Mode.REAL, 1);
        List<IncidentEvent> heard = new ArrayList<>();
        incidents.onFact(heard::add);
        incidents.fold(told(0, opened));
        incidents.fold(told(1, opened));
        assertThat(incidents.list()).hasSize(1);
        assertThat(incidents.facts(opened.incident())).containsExactly(opened);
        assertThat(heard).containsExactly(opened);
    }

    @Test
    void whatAFactSaysHoldsInItsIncidentAsSoonAsTheFactIsFound() {
        int many = 500;
        var opened = AnIncident.event(Mode.REAL, 1);
        incidents.fold(told(0, opened));
        var reading = CompletableFuture.runAsync(() -> IntStream.rangeClosed(1, many)
                .forEach(offset -> incidents.fold(told(
                        offset,
                        new IncidentEvent.MemberUnavailable(
                                opened.incident(),
                                MemberId.random(),
                                "自宅が浸水",
                                AnIncident.ONSET,
                                AnIncident.DESK,
                                Optional.empty())))));
        Supplier<Set<MemberId>> away = () ->
                incidents.get(opened.incident().toString()).facts().cannotAct().members();
        for (long next = 1; next <= many; ) {
            var found = incidents.findFact(next);
            if (found.isPresent()) {
                var gone = (IncidentEvent.MemberUnavailable) found.get().event();
                assertThat(away.get()).contains(gone.member());
                next = found.get().next();
            }
            assertThat(reading).isNotCompletedExceptionally();
        }
    }

    @Test
    void anActThatIsOnTheLogButNotReadYetIsWaitedForAndOnlyThenTakenForNew() {
        var opened = AnIncident.event(Mode.REAL, 1);
        incidents.fold(told(0, opened));
        Sinks.Empty<Void> read = Sinks.empty();
        incidents.complete(new Reading(read.asMono()));
        var decided = new IncidentEvent.StatusCarriedOver(
                opened.incident(),
                IncidentId.random(),
                "同じ避難所で確認したため",
                AnIncident.ONSET,
                AnIncident.DESK,
                Optional.of(CommandId.random()));
        var sentAgain = before(decided.incident(), decided.command()).toFuture();
        var sentFirst =
                before(decided.incident(), Optional.of(CommandId.random())).toFuture();
        assertThat(before(decided.incident(), Optional.empty()).toFuture())
                .as("whoever makes no id waits for nothing")
                .succeedsWithin(Duration.ofSeconds(5))
                .isNull();
        assertThat(sentAgain).isNotDone();
        assertThat(sentFirst).isNotDone();

        incidents.fold(told(1, decided));
        read.tryEmitEmpty();

        assertThat(sentAgain).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(decided);
        assertThat(sentFirst).succeedsWithin(Duration.ofSeconds(5)).isNull();
    }

    @Test
    void whileTheLogCannotBeReadToItsEndASenderIsToldToComeAgain() {
        incidents.complete(new Reading(Mono.error(new IllegalStateException("away"))));
        assertThat(before(IncidentId.random(), Optional.of(CommandId.random())).toFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(Refused.class);
    }

    private Mono<IncidentEvent.StatusCarriedOver> before(IncidentId incident, Optional<CommandId> command) {
        var facts = new FactLog(incidents, new NoLog(), () -> AnIncident.ONSET);
        return facts.sentBefore(
                command,
                id -> facts.findTold(
                        incident,
                        IncidentEvent.StatusCarriedOver.class,
                        told -> told.command().filter(id::equals).isPresent()));
    }

    /** Nothing is told here. */
    private record NoLog() implements EventLog {

        @Override
        public <T> Mono<LogPosition> append(Topic<T> topic, RecordKey key, T event, EventContext context) {
            return Mono.error(new AssertionError(event));
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

    private static Received.Event<IncidentEvent> told(long offset, IncidentEvent event) {
        return new Received.Event<>(
                new LogPosition(0, offset),
                "k",
                new Envelope(UUID.randomUUID(), "Opened", 1, Mode.REAL, KeyId.INSTALLATION, AnIncident.ONSET),
                event);
    }
}
